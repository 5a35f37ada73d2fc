// Time expressions: one pass of the rules over the pieces of each sentence, then each match is read
// against the publication, the date told before and the tense of its clause.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/dates/clock_marks.h"
#include "extract/dates/date_clues.h"
#include "extract/dates/date_governor.h"
#include "extract/dates/date_matcher.h"
#include "extract/dates/date_pieces.h"
#include "extract/dates/date_values.h"
#include "extract/dates/next_day.h"
#include "extract/extract.h"

namespace dateline {
namespace {

constexpr RuleId kFirstRule = 1000;  // rule number of data/date_rules.tsv, in the order of the file
constexpr uint32_t kLeadPieces = 2;  // "In 1975", "At the start of 1975" lead the story
constexpr int kAsideYears = 3;       // a lone year farther from the story does not lead it away
constexpr uint16_t kStatedConfidence = 950, kRelativeConfidence = 850, kNoDayConfidence = 700;

class Extractor {
 public:
  Extractor(Article& article, const Lexicon& lexicon)
      : article_(article), lexicon_(lexicon), rules_(lexicon.date_rules()) {}

  void run() {
    for (const Sentence& sentence : article_.sentences) {
      ends_.push_back(pieces_.size());
      if (sentence.kind != SentenceKind::kBoilerplate)
        append_date_pieces(article_.text, sentence.span, rules_, pieces_);
    }
    ends_.push_back(pieces_.size());
    if (article_.published) context_.published = article_.published->day();
    context_.is_history = tells_history(article_.text, pieces_, context_.published);
    context_.day_first = writes_day_first(article_, pieces_);
    context_.tells_next_day =
        context_.published && tells_next_day(article_.text, ends_, pieces_, *context_.published);
    clock_marks_ = mark_clocks(article_.text, ends_, pieces_);
    for (uint32_t ix = 0; ix < article_.sentences.size(); ++ix) read_sentence(ix);
  }

 private:
  void read_sentence(uint32_t ix) {
    sentence_ix_ = ix;
    sentence_ = {pieces_.data() + ends_[ix], ends_[ix + 1] - ends_[ix]};
    token_ = article_.sentences[ix].begin_token;
    // Each entry of a log is of the day that it was published.
    if (std::binary_search(clock_marks_.begin(), clock_marks_.end(), ends_[ix]))
      context_.story.reset();
    DateMatcher matcher(rules_, sentence_);
    DateMatch match;
    uint32_t free = 0;  // the first piece behind the last match
    for (uint32_t at = 0; at < sentence_.size(); ++at) {
      if (sentence_[at].mask == 0 && sentence_[at].word == 0) continue;  // most words
      if (!matcher.match_at(at, match) || at < free) continue;
      read_match(match);
      free = match.end;
    }
  }

  void read_match(const DateMatch& match) {
    const DateRule& rule = rules_.rules()[match.rule];
    if (!is_likely_date(match, rule, article_.text, sentence_, context_.published,
                        context_.is_history))
      return;
    context_.tense = tense_of_clause(article_.text, sentence_, match.begin, match.end);
    if (!context_.is_history && is_ahead_by_its_verb(match)) context_.tense = Tense::kFuture;
    if (is_until_weekend(match)) context_.tense = Tense::kUnknown;
    context_.goes_on = is_in_passage();
    context_.is_ahead_of = is_ahead_of(article_.text, sentence_, match.begin);
    auto reading = read_date(match, rule, context_);
    if (!reading || is_persons_name(match, rule) || is_part_of_name(match, rule) ||
        is_weekend_house(match, *reading))
      return;
    if ((names_hour_only(match, rule) && !is_day_told_within(1)) ||
        (names_part_only(match, rule) && !is_day_told_within(0)))
      reading->unit.reset();
    if (reading->unit) tell(*reading->unit, match, rule);
    passage_ = begins_passage(*reading, match) ? sentence_ix_ : kNone;
    add(match, *reading);
  }

  // Where the date would stand, with its tokens.
  DateMention mention_of(const DateMatch& match) {
    DateMention mention;
    mention.span = {sentence_[match.begin].span.begin, sentence_[match.end - 1].span.end};
    mention.sentence = sentence_ix_;
    set_tokens(mention);
    return mention;
  }

  // "We expect rain before the weekend," he said: of the one that comes.
  bool is_until_weekend(const DateMatch& match) {
    if (match.begin == 0 || article_.at(sentence_[match.end - 1].span) != "weekend") return false;
    const std::string_view before = article_.at(sentence_[match.begin - 1].span);
    return before == "before" || before == "by" || before == "until";
  }

  bool is_ahead_by_its_verb(const DateMatch& match) {
    const DateMention mention = mention_of(match);
    return hangs_on_coming_deed(article_, lexicon_, mention.begin_token, mention.end_token);
  }

  // "April Jones", "Theresa May": a month alone inside a person's name.
  bool is_persons_name(const DateMatch& match, const DateRule& rule) {
    if (rule.meaning != DateMeaning::kMonth || match.end != match.begin + 1) return false;
    const uint32_t token = first_token_of(sentence_[match.begin].span);
    if (token >= article_.tokens.name.size()) return false;  // names may be missing
    const NameTag tag = article_.tokens.name[token];
    return tag == NameTag::kBeginPerson || tag == NameTag::kInPerson;
  }

  // "In Winter Harbor Hill swam": a season alone that a longer name begins with.
  bool is_part_of_name(const DateMatch& match, const DateRule& rule) {
    if (rule.meaning != DateMeaning::kSeason || match.has(DateClass::kYear)) return false;
    const DateMention mention = mention_of(match);
    const Tokens& tokens = article_.tokens;
    if (mention.end_token == 0 || mention.end_token >= tokens.name.size()) return false;
    return tokens.has(mention.end_token - 1, kStartsUpper) &&
           tokens.name[mention.end_token - 1] != NameTag::kOutside &&
           continues_name(tokens.name[mention.end_token]);
  }

  // "The weekend retreat": of no weekend that is told.
  bool is_weekend_house(const DateMatch& match, const DateReading& reading) {
    if (!reading.unit || reading.unit->grain != Grain::kWeekend) return false;
    const DateMention mention = mention_of(match);
    return mention.end_token > mention.begin_token &&
           article_.tokens.deprel[mention.end_token - 1] == Deprel::kCompound;
  }

  // "In January 1979 the king fled", "The king fled in January 1979." are of that time, and so is
  // what follows. A date between commas or beside the main clause may only say which event is
  // meant.
  bool begins_passage(const DateReading& reading, const DateMatch& match) {
    if (!reading.unit || reading.is_relative || reading.unit->grain > Grain::kMonth) return false;
    if (match.begin > kLeadPieces && match.end + 1 < sentence_.size()) return false;
    const DateMention mention = mention_of(match);
    return dates_its_sentence(article_, mention.begin_token, mention.end_token);
  }

  // Was the last date told in the sentence before, and does it go on in this one?
  bool is_in_passage() const {
    return passage_ != kNone && passage_ + 1 == sentence_ix_ &&
           article_.sentences[passage_].paragraph == article_.sentences[sentence_ix_].paragraph;
  }

  // "At 3 p.m." is of a day that this paragraph or the one before tells, "at dawn" of one that this
  // paragraph tells; or where none is told, of today.
  bool is_day_told_within(uint32_t paragraphs) const {
    return !context_.story || article_.sentences[told_].paragraph + paragraphs >=
                                  article_.sentences[sentence_ix_].paragraph;
  }

  // What follows may count from this date.
  void tell(const CalendarUnit& unit, const DateMatch& match, const DateRule& rule) {
    context_.story = unit;
    told_ = sentence_ix_;
    if (!is_aside(unit, match)) context_.thread = unit;
    const bool is_year_ago = rule.shift < 0 && rule.anchor == DateAnchor::kStory;
    if (unit.grain == Grain::kQuarter && !is_year_ago) context_.quarter = unit;
  }

  // A year inside a sentence ("the law of 1790 was changed on 9 September") and a lone year far
  // from the story do not lead it away; the same year told again does.
  bool is_aside(const CalendarUnit& unit, const DateMatch& match) {
    if (!context_.thread || unit.grain < Grain::kYear) {
      aside_.reset();
      return false;
    }
    const bool leads = match.begin <= kLeadPieces;
    const bool is_far = std::abs(unit.first.year - context_.thread->first.year) > kAsideYears;
    if (leads && !is_far) return false;
    const bool is_repeated =
        aside_ && std::abs(unit.first.year - *aside_) <= (is_far ? kAsideYears : 0);
    aside_ = unit.first.year;
    return !is_repeated;
  }

  void add(const DateMatch& match, const DateReading& reading) {
    DateMention mention;
    mention.span = {sentence_[match.begin].span.begin, sentence_[match.end - 1].span.end};
    mention.sentence = sentence_ix_;
    set_tokens(mention);
    mention.type = reading.type;
    mention.value = reading.value;
    mention.rule = static_cast<RuleId>(kFirstRule + match.rule);
    mention.confidence = !reading.unit         ? kNoDayConfidence
                         : reading.is_relative ? kRelativeConfidence
                                               : kStatedConfidence;
    if (reading.unit) {
      const Basis basis = reading.is_relative ? Basis::kRelative : Basis::kStated;
      const When when = reading.since ? when_interval(*reading.since, *context_.published, basis)
                                      : reading.unit->to_when(basis);
      mention.when = qualify(when, match, sentence_, context_.published);
      mention.has_when = true;
      mention.is_over = context_.tells_next_day && context_.tense == Tense::kPast &&
                        !context_.is_ahead_of && mention.when.is_day() &&
                        mention.when.first == add_days(*context_.published, 1);
    }
    article_.dates.push_back(mention);
  }

  // The first token that ends behind the begin of the span; matches come in order, so the search
  // goes on from the last.
  uint32_t first_token_of(Span span) {
    const uint32_t end = article_.sentences[sentence_ix_].end_token;
    while (token_ < end && article_.tokens.span(token_).end <= span.begin) ++token_;
    return token_;
  }

  void set_tokens(DateMention& mention) {
    const Tokens& tokens = article_.tokens;
    const uint32_t end = article_.sentences[sentence_ix_].end_token;
    mention.begin_token = mention.end_token = first_token_of(mention.span);
    while (mention.end_token < end && tokens.begin[mention.end_token] < mention.span.end)
      ++mention.end_token;
  }

  Article& article_;
  const Lexicon& lexicon_;
  const DateRules& rules_;
  std::vector<DatePiece> pieces_;  // of all sentences
  std::vector<size_t> ends_;       // pieces before each sentence, and of all
  std::vector<size_t> clock_marks_;
  std::span<const DatePiece> sentence_;
  uint32_t sentence_ix_ = 0;
  uint32_t passage_ = kNone;  // the sentence whose last date begins a passage
  uint32_t told_ = 0;         // the sentence that told a date last
  uint32_t token_ = 0;
  DateContext context_;
  std::optional<int> aside_;  // a year told once, far from the story
};

}  // namespace

void extract_dates(Article& article, const Lexicon& lexicon) { Extractor(article, lexicon).run(); }

}  // namespace dateline
