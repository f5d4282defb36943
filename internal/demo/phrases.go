package demo

// phrases are the words of the page's furniture.
type phrases struct {
	Home, Menu, By, In, And, Tags, Category, Page, More, ReadMore                string
	AlsoRead, Related, Next, Previous, Watch, MostRead, Latest, Follow           string
	Search, SearchFor, NoResult, Share, Shares, Views, Advertisement             string
	NotFound, NotFoundWhy, Rights, Feed, Comments                                string
	Newsletter, NewsletterWhy, Subscribe, Email                                  string
	Login, LoginWhy, UserName, Password, Forgotten, SignUp                       string
	Cookies, Accept, Comment, CommentWhy, CommentName, CommentSend, AdvertiseWhy string
	Biographies                                                                  []string // of name, sections, paper
}

var english = phrases{
	Home: "Home", Menu: "Menu", By: "by", In: "in", And: " and ", Tags: "Tags:", Category: "Category",
	Page: "Page", More: "Load More", ReadMore: "Read more",
	AlsoRead: "Also Read", Related: "Related Posts", Next: "Next Post", Previous: "Previous Post", Watch: "WATCH",
	MostRead: "Most Read", Latest: "Latest", Follow: "Follow Us",
	Search: "Search", SearchFor: "Search Results for", NoResult: "No Result", Share: "Share", Shares: "SHARES",
	Views: "VIEWS", Advertisement: "ADVERTISEMENT",
	NotFound: "Page Not Found", NotFoundWhy: "Sorry, the page you were looking for is not here. The archive may still have it.",
	Rights: "Printed nowhere, invented throughout.", Feed: "Feed", Comments: "Comments Feed",
	Newsletter: "The Evening Wick", NewsletterWhy: "Subscribe to our mailing list and receive the day in nine lines.",
	Subscribe: "Subscribe", Email: "Your email address",
	Login: "Login to your account below", LoginWhy: "Welcome Back!", UserName: "Username or email", Password: "Password",
	Forgotten: "Forgotten Password?", SignUp: "Sign Up",
	Cookies: "This website uses cookies. By continuing to use this website you are giving consent to cookies being used. Visit our Terms of Use.",
	Accept:  "I Agree", Comment: "Leave a Reply", CommentName: "Name", CommentSend: "Post Comment",
	CommentWhy:   "Your email address will not be published. Required fields are marked *",
	AdvertiseWhy: "Oskar & Daughters, lamp oil since the flood. Ask for the blue tin.",
	Biographies: []string{
		"%[1]s covers %[2]s for %[3]s and files from wherever the last bus stops.",
		"%[1]s joined %[3]s as a night sub-editor and now reports on %[2]s.",
		"%[1]s writes about %[2]s. Before coming to %[3]s there was a spell on a tide-table press.",
		"%[1]s has reported on %[2]s for %[3]s since the second lamp was lit.",
	},
}

var hindi = phrases{
	Home: "मुखपृष्ठ", Menu: "मेन्यू", By: "लेखक", In: "खंड", And: " और ", Tags: "टैग:", Category: "खंड",
	Page: "पृष्ठ", More: "और ख़बरें", ReadMore: "आगे पढ़ें",
	AlsoRead: "यह भी पढ़ें", Related: "संबंधित ख़बरें", Next: "अगली ख़बर", Previous: "पिछली ख़बर", Watch: "देखें",
	MostRead: "सबसे ज़्यादा पढ़ी गईं", Latest: "ताज़ा", Follow: "हमसे जुड़ें",
	Search: "खोजें", SearchFor: "खोज के नतीजे", NoResult: "कोई नतीजा नहीं", Share: "साझा करें", Shares: "साझा",
	Views: "बार पढ़ा गया", Advertisement: "विज्ञापन",
	NotFound: "पृष्ठ नहीं मिला", NotFoundWhy: "क्षमा करें, यह पृष्ठ यहाँ नहीं है।",
	Rights: "कहीं नहीं छपा, पूरा काल्पनिक।", Feed: "फ़ीड", Comments: "टिप्पणी फ़ीड",
	Newsletter: "शाम की बाती", NewsletterWhy: "हमारी डाक सूची से जुड़ें और दिन भर की ख़बरें नौ पंक्तियों में पाएँ।",
	Subscribe: "जुड़ें", Email: "आपका ईमेल पता",
	Login: "नीचे अपने खाते में प्रवेश करें", LoginWhy: "स्वागत है!", UserName: "नाम या ईमेल", Password: "पासवर्ड",
	Forgotten: "पासवर्ड भूल गए?", SignUp: "खाता बनाएँ",
	Cookies: "यह वेबसाइट कुकीज़ का उपयोग करती है। इसे पढ़ते रहने का अर्थ है कि आप इससे सहमत हैं।",
	Accept:  "सहमत हूँ", Comment: "टिप्पणी करें", CommentName: "नाम", CommentSend: "टिप्पणी भेजें",
	CommentWhy:   "आपका ईमेल पता प्रकाशित नहीं किया जाएगा। आवश्यक खाने * से चिह्नित हैं।",
	AdvertiseWhy: "ऑस्कर और बेटियाँ: दीये का तेल, बाढ़ के साल से। नीला डिब्बा माँगिए।",
	Biographies: []string{
		"%[1]s की क़लम से %[3]s में %[2]s की ख़बरें आती हैं।",
		"%[1]s का %[3]s से पुराना नाता है; इन दिनों उनकी नज़र %[2]s पर रहती है।",
	},
}

var englishMonths = [12]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

var hindiMonths = [12]string{
	"जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून",
	"जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर",
}
