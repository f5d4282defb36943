package text

// Bytes is an amount of data for people: "1.2 GB", "87 MB", "340 KB". A kilobyte is 1000 bytes, as networks are sold.
func Bytes(n int64) Safe {
	for _, u := range []struct {
		name  Safe
		bytes float64
	}{{"GB", 1e9}, {"MB", 1e6}, {"KB", 1e3}} {
		switch size := float64(n) / u.bytes; {
		case size < 1:
		case size < 10:
			return Format("%.1f %s", size, u.name)
		default:
			return Format("%.0f %s", size, u.name)
		}
	}
	return Format("%d B", n)
}
