package deed

import "reader/internal/ui/page"

// Cable says that the cable was pulled, or plugged in.
func Cable(offline bool) page.Notice {
	if offline {
		return page.Notice{Text: "Working offline: everything stored stays readable"}
	}
	return page.Notice{Text: "Online again"}
}
