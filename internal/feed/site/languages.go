package site

import "reader/internal/text"

// languages are the names of languages by their codes (BCP 47): in their own words, in other spellings, in English.
var languages = map[string][]string{
	"af": {"Afrikaans"},
	"am": {"አማርኛ", "Amharic"},
	"ar": {"العربية", "عربي", "عربية", "Arabic"},
	"az": {"Azərbaycanca", "Azerbaijani"},
	"be": {"Беларуская", "Belarusian"},
	"bg": {"Български", "Bulgarian"},
	"bn": {"বাংলা", "Bengali", "Bangla"},
	"ca": {"Català", "Catalan"},
	"cs": {"Čeština", "Česky", "Czech"},
	"da": {"Dansk", "Danish"},
	"de": {"Deutsch", "German"},
	"el": {"Ελληνικά", "Greek"},
	"en": {"English", "Inglés", "Anglais", "Englisch", "Inglese"},
	"es": {"Español", "Castellano", "En español", "Spanish"},
	"et": {"Eesti", "Estonian"},
	"eu": {"Euskara", "Basque"},
	"fa": {"فارسی", "Persian", "Farsi"},
	"fi": {"Suomi", "Suomeksi", "Finnish"},
	"fr": {"Français", "En français", "French"},
	"ga": {"Gaeilge", "Irish"},
	"gl": {"Galego", "Galician"},
	"gu": {"ગુજરાતી", "Gujarati"},
	"ha": {"Hausa"},
	"he": {"עברית", "Hebrew"},
	"hi": {"हिन्दी", "हिंदी", "Hindi"},
	"hr": {"Hrvatski", "Croatian"},
	"hu": {"Magyar", "Hungarian"},
	"hy": {"Հայերեն", "Armenian"},
	"id": {"Bahasa Indonesia", "Indonesian"},
	"is": {"Íslenska", "Icelandic"},
	"it": {"Italiano", "Italian"},
	"ja": {"日本語", "Japanese"},
	"ka": {"ქართული", "Georgian"},
	"kk": {"Қазақша", "Kazakh"},
	"km": {"ខ្មែរ", "Khmer"},
	"kn": {"ಕನ್ನಡ", "Kannada"},
	"ko": {"한국어", "Korean"},
	"lt": {"Lietuvių", "Lithuanian"},
	"lv": {"Latviešu", "Latvian"},
	"mk": {"Македонски", "Macedonian"},
	"ml": {"മലയാളം", "Malayalam"},
	"mr": {"मराठी", "Marathi"},
	"ms": {"Bahasa Melayu", "Malay"},
	"my": {"မြန်မာ", "Burmese"},
	"ne": {"नेपाली", "Nepali"},
	"nl": {"Nederlands", "Dutch"},
	"no": {"Norsk", "Norwegian"},
	"or": {"ଓଡ଼ିଆ", "Odia"},
	"pa": {"ਪੰਜਾਬੀ", "Punjabi"},
	"pl": {"Polski", "Polish"},
	"ps": {"پښتو", "Pashto"},
	"pt": {"Português", "Portuguese"},
	"ro": {"Română", "Romanian"},
	"ru": {"Русский", "На русском", "Russian"},
	"si": {"සිංහල", "Sinhala"},
	"sk": {"Slovenčina", "Slovak"},
	"sl": {"Slovenščina", "Slovenian"},
	"so": {"Soomaali", "Somali"},
	"sq": {"Shqip", "Albanian"},
	"sr": {"Српски", "Srpski", "Serbian"},
	"sv": {"Svenska", "Swedish"},
	"sw": {"Kiswahili", "Swahili"},
	"ta": {"தமிழ்", "Tamil"},
	"te": {"తెలుగు", "Telugu"},
	"th": {"ไทย", "Thai"},
	"tr": {"Türkçe", "Turkish"},
	"uk": {"Українська", "Українською", "Ukrainian"},
	"ur": {"اردو", "Urdu"},
	"uz": {"Oʻzbekcha", "Uzbek"},
	"vi": {"Tiếng Việt", "Vietnamese"},
	"yo": {"Yorùbá", "Yoruba"},
	"zh": {"中文", "简体中文", "繁體中文", "简体", "繁體", "Chinese"},
}

// languageNamed is the code of a language by any of its names, folded: français is found as francais too.
var languageNamed = byName(languages)

func byName(languages map[string][]string) map[string]string {
	m := map[string]string{}
	for code, names := range languages {
		for _, name := range names {
			m[text.Fold(name)] = code
		}
	}
	return m
}
