command-settings = Your name, language and time zone
command-settings-setting = name, language or zone; leave it out to see all
command-settings-value = What it should be
called-settings = settings
called-settings-setting = setting
called-settings-value = value

account-settings = Your settings
account-name = Name
account-language = Language
account-zone = Time zone
account-no-name = not set
account-no-zone = not set, so days begin and end in UTC
# $zone: a city or a distance from UTC; $time: the weekday and the time there.
account-zone-is = { $zone } · { $time }
# $setting: name, language or zone.
account-change = { $setting ->
    [name] Change the name
    [language] Change the language
   *[zone] Change the time zone
}
account-go-on = Go on learning
account-save = Save
account-others = All settings

account-ask-name = What shall I call you?
account-ask-language = Which language shall we speak?
account-ask-zone = Where are you? A city, a country, or something like UTC+2
# $name: the new one. It may end with a full stop, so that no sentence ends with it.
account-renamed = Good, I'll call you { $name } from now on.
account-spoken = From now on we speak English. Courses stay in the language they were written in.
account-moved = Noted: { $zone }, where it is { $time } now.
account-wrong-time = That's not my time
account-which-zone = There is more than one time there. Which is yours?
account-guessed-zone = I don't know that place. Did you mean one of these?
account-other-zone = Another one

# $most (number): characters.
account-name-long = A name can have up to { $most } characters. Is there a shorter one?
account-name-empty = I need at least one letter to call you by. What shall it be?
# $given: what was typed; $known: the languages there are, in their own names.
account-language-unknown = I don't speak { $given } yet. I speak: { $known }.
account-zone-unknown = I don't know where { $given } is. Try the largest city near you, your country, or something like UTC+2.
account-no-setting = There is no setting called { $given }. You can set: name, language, zone. Like this: /settings name Ada
