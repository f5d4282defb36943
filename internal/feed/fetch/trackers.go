package fetch

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
)

// trackerFamilies begin the names of parameters that follow readers about: Google's, Matomo's, HubSpot's.
var trackerFamilies = []string{"utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_"}

// trackers name them one by one. None of them changes what an address shows.
var trackers = map[string]bool{
	"fbclid": true, "fb_action_ids": true, "fb_action_types": true, "fb_source": true, "fb_ref": true, // Facebook
	"gclid": true, "gclsrc": true, "dclid": true, "gbraid": true, "wbraid": true, "srsltid": true, "_ga": true, "_gl": true, // Google
	"msclkid": true, "twclid": true, "ttclid": true, "li_fat_id": true, "igshid": true, "igsh": true, "rdt_cid": true, // Bing and the social networks
	"yclid": true, "ysclid": true, "_openstat": true, "ymclid": true, // Yandex
	"mc_cid": true, "mc_eid": true, "mkt_tok": true, "_hsenc": true, "_hsmi": true, "hsctatracking": true, // newsletters
	"vero_id": true, "vero_conv": true, "oly_anon_id": true, "oly_enc_id": true, "ml_subscriber": true, "ml_subscriber_hash": true,
	"s_cid": true, "icid": true, "ncid": true, "ocid": true, "cmpid": true, "xtor": true, "wt_mc": true, "wt.mc_id": true, // publishers
	"at_medium": true, "at_campaign": true, "at_custom1": true, "at_custom2": true, "at_custom3": true, "at_custom4": true,
	"at_link_id": true, "at_link_type": true, "at_link_origin": true, "at_format": true, "at_ptr_name": true, "at_bbc_team": true,
	"ns_mchannel": true, "ns_source": true, "ns_campaign": true, "ns_linkname": true, "ns_fee": true,
	"guccounter": true, "guce_referrer": true, "guce_referrer_sig": true, "wickedid": true, "rb_clickid": true,
}

// Untracked is the query of an address without the parameters that only follow the reader. The others stay as they are
// written, in their order: a server may have signed them.
func Untracked(query string) string {
	parameters := strings.Split(query, "&")
	kept := slices.DeleteFunc(slices.Clone(parameters), func(parameter string) bool {
		written, err := url.QueryUnescape(parameter)
		return err == nil && tracks([]byte(written))
	})
	if len(kept) == len(parameters) {
		return query
	}
	return strings.Join(kept, "&")
}

// tracks reports whether a parameter, "name" or "name=value", only follows the reader.
func tracks(parameter []byte) bool {
	raw, _, _ := bytes.Cut(parameter, []byte("="))
	name := strings.ToLower(string(raw))
	if trackers[name] {
		return true
	}
	for _, family := range trackerFamilies {
		if strings.HasPrefix(name, family) {
			return true
		}
	}
	return false
}
