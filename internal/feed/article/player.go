package article

import (
	"net/url"
	"strings"

	"reader/internal/news"
)

// player is a host whose frames belong to a story, what a reader calls it, and what it shows. A path narrows the host.
type player struct {
	host, path string
	name       string
	medium     news.Medium
}

// players are the known ones; of two for one host the narrower comes first.
var players = []player{
	{"youtube.com", "", "YouTube", news.Video}, {"youtube-nocookie.com", "", "YouTube", news.Video}, {"youtu.be", "", "YouTube", news.Video},
	{"vimeo.com", "", "Vimeo", news.Video}, {"dailymotion.com", "", "Dailymotion", news.Video}, {"dai.ly", "", "Dailymotion", news.Video},
	{"twitch.tv", "", "Twitch", news.Video}, {"tiktok.com", "", "TikTok", news.Video}, {"instagram.com", "", "Instagram", news.Post},
	{"facebook.com", "/plugins/video", "Facebook", news.Video}, {"facebook.com", "/watch", "Facebook", news.Video},
	{"facebook.com", "", "Facebook", news.Post}, {"twitter.com", "", "X", news.Post}, {"x.com", "", "X", news.Post},
	{"bsky.app", "", "Bluesky", news.Post}, {"threads.net", "", "Threads", news.Post}, {"threads.com", "", "Threads", news.Post},
	{"reddit.com", "", "Reddit", news.Post}, {"redditmedia.com", "", "Reddit", news.Post}, {"t.me", "", "Telegram", news.Post},
	{"telegram.org", "", "Telegram", news.Post}, {"linkedin.com", "/embed", "LinkedIn", news.Post}, {"vk.com", "/video", "VK", news.Video},
	{"spotify.com", "", "Spotify", news.Sound}, {"soundcloud.com", "", "SoundCloud", news.Sound},
	{"podcasts.apple.com", "", "Apple Podcasts", news.Sound}, {"music.apple.com", "", "Apple Music", news.Sound},
	{"apple.com", "", "Apple", news.Widget}, {"acast.com", "", "Acast", news.Sound}, {"megaphone.fm", "", "Podcast", news.Sound},
	{"podbean.com", "", "Podbean", news.Sound}, {"simplecast.com", "", "Podcast", news.Sound}, {"buzzsprout.com", "", "Podcast", news.Sound},
	{"libsyn.com", "", "Podcast", news.Sound}, {"transistor.fm", "", "Podcast", news.Sound}, {"omny.fm", "", "Podcast", news.Sound},
	{"art19.com", "", "Podcast", news.Sound}, {"podigee.io", "", "Podcast", news.Sound}, {"audioboom.com", "", "Audioboom", news.Sound},
	{"captivate.fm", "", "Podcast", news.Sound}, {"deezer.com", "", "Deezer", news.Sound}, {"bandcamp.com", "", "Bandcamp", news.Sound},
	{"mixcloud.com", "", "Mixcloud", news.Sound}, {"ivoox.com", "", "iVoox", news.Sound},
	{"datawrapper.de", "", "Chart", news.Widget}, {"dwcdn.net", "", "Chart", news.Widget}, {"flourish.studio", "", "Chart", news.Widget},
	{"infogram.com", "", "Chart", news.Widget}, {"tableau.com", "", "Chart", news.Widget}, {"ourworldindata.org", "", "Chart", news.Widget},
	{"documentcloud.org", "", "Document", news.Widget}, {"scribd.com", "", "Scribd", news.Widget}, {"docs.google.com", "", "Document", news.Widget},
	{"google.com", "/maps", "Map", news.Widget}, {"openstreetmap.org", "", "Map", news.Widget}, {"mapbox.com", "", "Map", news.Widget},
	{"rumble.com", "", "Rumble", news.Video}, {"bitchute.com", "", "BitChute", news.Video}, {"odysee.com", "", "Odysee", news.Video},
	{"jwplayer.com", "", "Video", news.Video}, {"jwplatform.com", "", "Video", news.Video}, {"brightcove.net", "", "Video", news.Video},
	{"streamable.com", "", "Streamable", news.Video}, {"ted.com", "", "TED", news.Video}, {"bilibili.com", "", "Bilibili", news.Video},
	{"ardmediathek.de", "", "ARD", news.Video}, {"rutube.ru", "", "Rutube", news.Video}, {"ok.ru", "/videoembed", "OK", news.Video},
	{"kaltura.com", "", "Video", news.Video}, {"wistia.net", "", "Video", news.Video}, {"wistia.com", "", "Video", news.Video},
	{"imgur.com", "", "Imgur", news.Widget}, {"giphy.com", "", "Giphy", news.Widget}, {"gist.github.com", "", "Gist", news.Widget},
	{"codepen.io", "", "CodePen", news.Widget},
}

// playerOf names the player behind an address, or returns "".
func playerOf(address string) string { return playerAt(address).name }

// playerAt is the known player behind an address, or the zero player.
func playerAt(address string) player {
	u, err := url.Parse(address)
	if err != nil {
		return player{}
	}
	host := strings.ToLower(u.Hostname())
	for _, p := range players {
		if (host == p.host || strings.HasSuffix(host, "."+p.host)) && strings.HasPrefix(u.Path, p.path) {
			return p
		}
	}
	return player{}
}

// frameWords are what the addresses of frames hold that a story is not whole without, by what they show.
var frameWords = []struct {
	words  map[string]bool
	medium news.Medium
}{
	{wordSet(`audio podcast podcasts episode episodes radio mp3 m4a ogg aac`), news.Sound},
	{wordSet(`video videos film player players watch stream livestream mp4 webm m3u8 mov`), news.Video},
	{wordSet(`map maps karte chart charts graphic graphics grafik interactive interactives infographic datavis dataviz embed embeds`), news.Widget},
}

// alienWords are what the addresses and titles of frames hold that are no part of any story.
var alienWords = wordSet(`ad ads advert advertisement advertising adserver doubleclick consent cookie cookies recaptcha captcha newsletter
	signup login subscribe comments disqus share tracking pixel sponsor promo`)

// mediumOf is what an address shows, as its host or its words tell; news.MediumUnknown when they do not.
func mediumOf(address string) news.Medium {
	if p := playerAt(address); p.name != "" {
		return p.medium
	}
	words := splitToken(address)
	for _, w := range words {
		if alienWords[w] {
			return news.MediumUnknown
		}
	}
	for _, kind := range frameWords {
		for _, w := range words {
			if kind.words[w] {
				return kind.medium
			}
		}
	}
	return news.MediumUnknown
}

// embedBlock is a film, a sound or a post as a titled link.
func embedBlock(link news.Link) news.Block {
	medium := mediumOf(link.URL)
	if medium == news.MediumUnknown {
		medium = news.Widget
	}
	return news.Block{Kind: news.Embed, Link: link, Medium: medium}
}

// mediumNames are the media as attributes of a page name them; see mediumKey.
var mediumNames = map[string]news.Medium{"video": news.Video, "audio": news.Sound}

// mediumNamed is the medium that an element stands for, otherwise the one given.
func mediumNamed(name string, otherwise news.Medium) news.Medium {
	if m, ok := mediumNames[name]; ok {
		return m
	}
	return otherwise
}

// watch turns the address of a YouTube player into that of the video's page.
func watch(address string) string {
	u, err := url.Parse(address)
	if err != nil || playerOf(address) != "YouTube" {
		return address
	}
	id := ""
	switch {
	case strings.HasPrefix(u.Path, "/embed/"):
		id = strings.TrimPrefix(u.Path, "/embed/")
	case strings.HasPrefix(u.Path, "/v/"):
		id = strings.TrimPrefix(u.Path, "/v/")
	case u.Hostname() == "youtu.be":
		id = strings.TrimPrefix(u.Path, "/")
	}
	id = strings.Trim(id, "/")
	if id == "" || strings.Contains(id, "/") || id == "videoseries" {
		return address
	}
	return "https://www.youtube.com/watch?v=" + url.QueryEscape(id)
}
