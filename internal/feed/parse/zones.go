package parse

import "strings"

// zones are abbreviations of time zones in minutes east of Greenwich: RFC 822 §5.1, and the ones that publishers
// write in spite of it.
var zones = map[string]int{
	"z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "etc/gmt": 0, "etc/utc": 0, "europe/london": 0,
	"bst": 60, "west": 60, "cet": 60, "met": 60, "mez": 60, "wat": 60,
	"cest": 120, "mest": 120, "mesz": 120, "eet": 120, "sast": 120, "cat": 120,
	"eest": 180, "msk": 180, "мск": 180, "eat": 180, "trt": 180, "idt": 180, "arst": -180,
	"irst": 210, "irdt": 270, "gst": 240, "samt": 240, "azt": 240, "get": 240, "aft": 270,
	"pkt": 300, "uzt": 300, "yekt": 300, "ist": 330, "slst": 330, "npt": 345, "bdt": 360, "mmt": 390,
	"ict": 420, "wib": 420, "sgt": 480, "hkt": 480, "myt": 480, "pht": 480, "awst": 480, "wita": 480, "irkt": 480,
	"jst": 540, "kst": 540, "wit": 540, "acst": 570, "aest": 600, "chst": 600, "acdt": 630, "aedt": 660,
	"nzst": 720, "nzdt": 780,
	"art": -180, "brt": -180, "clst": -180, "uyt": -180, "nst": -210, "nt": -210, "ndt": -150,
	"ast": -240, "at": -240, "adt": -180, "clt": -240, "bot": -240, "vet": -240,
	"est": -300, "et": -300, "edt": -240, "pet": -300, "cot": -300, "ect": -300,
	"cst": -360, "ct": -360, "cdt": -300, "mst": -420, "mt": -420, "mdt": -360,
	"pst": -480, "pt": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "sst": -660,
}

// ambiguous abbreviations mean another zone where the feed's language or the end of its host says so.
var ambiguous = map[string]map[string]int{
	"ist": {"he": 120, "il": 120, "ga": 60, "ie": 60},
	"bst": {"bn": 360, "bd": 360},
	"cst": {"zh": 480, "cn": 480, "tw": 480, "cu": -300},
	"cdt": {"cu": -240},
	"est": {"au": 600},
	"edt": {"au": 660},
	"ast": {"ar": 180, "sa": 180, "iq": 180, "kw": 180, "qa": 180, "ae": 180},
	"pst": {"tl": 480, "fil": 480, "ph": 480},
	"sst": {"sg": 480},
	"amt": {"hy": 240, "am": 240, "br": -240},
}

// zoneOf returns the offset of an abbreviation in minutes.
func zoneOf(name, language, host string) (int, bool) {
	for _, hint := range []string{host[strings.LastIndexByte(host, '.')+1:], primary(language)} {
		if minutes, ok := ambiguous[name][hint]; ok && hint != "" {
			return minutes, true
		}
	}
	minutes, ok := zones[name]
	return minutes, ok
}
