/** Makes the element known to the page. */

import { ParleyChat } from "./chat";

customElements.define("parley-chat", ParleyChat);
