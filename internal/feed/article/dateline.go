package article

import (
	"strings"
	"time"
	"unicode"

	"reader/internal/text"
)

// dateline is the date in the first line under the headline that does no more than say when.
func (p *page) dateline() time.Time {
	for e := range elements(p.body) {
		if place := order(e); p.headline == 0 || place <= p.headline || place > p.headline+saidWithin || p.aside(e) {
			continue
		}
		if text := brief(e, maxDateline); onlyDate(text) {
			if t := findDate(text); !t.IsZero() {
				return t
			}
		}
	}
	return time.Time{}
}

// dateLabels are the words that stand around a date when the page says when a story appeared: what happened then, the
// days of the week, zones, and how long it takes to read.
var dateLabels = wordSet(`published updated update posted created modified edited first last on at am pm ist est et edt pst pdt gmt utc bst cet cest mez mesz
	min mins minute minutes read reading time monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
	veröffentlicht aktualisiert zuletzt zuerst erstellt stand am um vom uhr lesezeit lesedauer minuten montag dienstag mittwoch donnerstag freitag samstag sonntag
	publié mis modifié à jour le lecture de lundi mardi mercredi jeudi vendredi samedi dimanche
	publicado publicada actualizado actualizada modificado a el las la hora horas lunes martes miércoles jueves viernes sábado domingo
	pubblicato aggiornato modifica modificato il ore alle atualizado às em gepubliceerd bijgewerkt om op
	publicerad uppdaterad publisert oppdatert publiceret opdateret kl klo julkaistu päivitetty opublikowano aktualizacja
	опубликовано обновлено опубліковано оновлено в о yayınlanma güncelleme saat प्रकाशित अपडेट نشر تحديث الساعة
	公開日 更新日 最終更新 配信 掲載 更新 公開 입력 수정 등록 发布 更新时间 发布时间`)

var timeOfDay = text.Pattern(`\d{1,2}[.:h]\d{2}`)

// maxDateline is the longest line of dates, in bytes: two dates with their labels.
const maxDateline = 140

// onlyDate reports a line that does no more than say when.
func onlyDate(text string) bool {
	if len(text) > maxDateline || strings.HasSuffix(text, ".") {
		return false
	}
	digits := westernDigits(text)
	if !strings.ContainsAny(digits, "0123456789") {
		return false
	}
	words := wordsOf(digits)
	if len(text) < 40 && len(words) < 9 && !findDate(text).IsZero() {
		return true
	}
	labels := 0
	for _, w := range words {
		month := months[w] != 0
		if !month && !dateLabels[w] && !unicode.IsDigit([]rune(w)[0]) {
			return false
		}
		if month || dateLabels[w] {
			labels++
		}
	}
	return labels > 0 && (timeOfDay().MatchString(digits) || !findDate(text).IsZero())
}
