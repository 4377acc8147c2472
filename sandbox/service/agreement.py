"""What the service and its clients have agreed on, besides how jobs and verdicts are written."""

CONTRACT = "1"
"""Which form of the contract is spoken. It goes up whenever an older side would misunderstand a newer one."""
HEADER = "Parley-Runner"
"""Tells `CONTRACT`, in requests for a run and in all answers."""

RUNS, HEALTH, METRICS = "/runs", "/health", "/metrics"

BEAT_SECONDS = 5.0
"""While a job takes its time, an empty line comes this often: both sides see that the other is still there."""
SILENCE_SECONDS = 3 * BEAT_SECONDS
"""Who has said nothing for so long is gone."""

MOST_ANSWER_BYTES = 64 * 2**20
"""No answer is longer: what is, comes from no runner."""
