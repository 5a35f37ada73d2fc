#include "annotate/network_input.h"

#include <algorithm>

#include "annotate/feature_hash.h"
#include "annotate/token_writer.h"
#include "text/characters.h"

namespace dateline {
namespace {

// The parts of the input table, one after the other.
enum Part : uint32_t {
  kEnd1,
  kEnd2,
  kEnd3,
  kEnd4,
  kBegin1,
  kBegin2,
  kBegin3,
  kBegin4,
  kShape,
  kPattern,
  kLength,
  kSpelling,
  kStyle,
  kShare,
  kShareShape,
  kFrequency,
  kLists,
  kPhrase,
  kTags,
  kTagSet,
  kWord,
  kPartCount
};
constexpr std::array<uint32_t, kPartCount> kPartSizes{256,  1024, 4096, 8192, 256, 1024, 4096,
                                                      8192, 512,  1024, 16,   64,  16,   16,
                                                      1024, 32,   32,   16,   32,  1024, 16'384};

constexpr std::array<uint32_t, kPartCount + 1> kPartBegins = [] {
  std::array<uint32_t, kPartCount + 1> begins{};
  for (size_t i = 0; i < kPartCount; ++i) begins[i + 1] = begins[i] + kPartSizes[i];
  return begins;
}();
static_assert(kPartBegins[kPartCount] == kInputRowCount && kInputRowCount <= 65'536);

uint32_t row_of(Part part, uint32_t number) {
  return kPartBegins[part] + std::min(number, kPartSizes[part] - 1);
}
// A row that things with the same hash share.
uint32_t hashed_row(Part part, uint64_t seen) {
  return kPartBegins[part] + feature(part, seen) % kPartSizes[part];
}

enum Shape : uint32_t {
  kShapeUpper = 1,     // begins with a capital
  kShapeAllUpper = 2,  // all capitals
  kShapeDigit = 4,
  kShapeMark = 8,     // punctuation
  kShapeHyphen = 16,  // has a hyphen inside
  kShapeStop = 32,    // has a full stop inside or at the end
  kShapeLower = 64,   // a small letter somewhere
  kShapeCount = 128,  // a shape fits 8 bits
};

uint8_t shape_of(std::string_view word, uint16_t flags) {
  uint8_t shape = 0;
  if (flags & kStartsUpper) shape |= kShapeUpper;
  if (flags & kAllUpper) shape |= kShapeAllUpper;
  if (flags & kHasDigit) shape |= kShapeDigit;
  if (flags & kIsPunctuation) return shape | kShapeMark;
  if (word.size() < 2) return shape;
  for (const char c : word) {
    if (c == '-') shape |= kShapeHyphen;
    if (c == '.') shape |= kShapeStop;
    if (c >= 'a' && c <= 'z') shape |= kShapeLower;
  }
  return shape;
}

// "Xx", "dd:dd": the classes of the characters, runs of more than two cut to two.
uint64_t pattern_of(std::string_view word) {
  uint64_t pattern = 0;
  char last = 0, before_last = 0;
  int length = 0;
  for (const char c : word) {
    const char kind = is_ascii_upper(c)                           ? 'X'
                      : (c >= 'a' && c <= 'z') || (c & 0x80) != 0 ? 'x'
                      : c >= '0' && c <= '9'                      ? 'd'
                                                                  : c;
    if (kind == last && kind == before_last) continue;
    before_last = last;
    last = kind;
    pattern = pattern * 131 + static_cast<uint8_t>(kind);
    if (++length == 10) break;
  }
  return pattern;
}

template <class T>
void count_up_to(T& counter, T most) {
  if (counter < most) ++counter;
}

// The begin and the end of the word in small letters, up to four bytes of each.
void read_letters(std::string_view word, FormInput& input) {
  const auto folded = [](char c) { return static_cast<uint8_t>(is_ascii_upper(c) ? c + 32 : c); };
  uint64_t begin = 0, end = 0;
  for (uint32_t i = 0; i < 4; ++i) {
    const bool has = i < word.size();
    begin = begin << 8 | (has ? folded(word[i]) : 0);
    end = end << 8 | (has ? folded(word[word.size() - 1 - i]) : 0);
    input.rows.add(hashed_row(static_cast<Part>(kBegin1 + i), begin));
    input.rows.add(hashed_row(static_cast<Part>(kEnd1 + i), end));
  }
}

void read_facts(const WordFacts& facts, FormInput& input) {
  input.vector = facts.vector;
  input.facts.begins_phrase = (facts.lists & kBeginsPhrase) != 0;
  input.rows.add(row_of(kShare, facts.capital_share));
  input.rows.add(hashed_row(kShareShape, uint64_t{facts.capital_share} << 8 | input.facts.shape));
  input.rows.add(row_of(kFrequency, facts.frequency));
  for (uint32_t bits = facts.lists; bits != 0; bits &= bits - 1)
    input.rows.add(row_of(kLists, static_cast<uint32_t>(std::countr_zero(bits))));
  input.rows.end_of_known();
  if (facts.tags == 0) return;
  for (uint32_t bits = facts.tags; bits != 0; bits &= bits - 1)
    input.rows.add(row_of(kTags, static_cast<uint32_t>(std::countr_zero(bits))));
  input.rows.add(hashed_row(kTagSet, facts.tags));
  input.rows.add(hashed_row(kWord, facts.key));
}

}  // namespace

FormInput read_form(const Article& article, uint32_t token, const WordFacts* known) {
  FormInput input;
  const std::string_view word = plain_mark(article.word_at(token));
  input.facts.shape = shape_of(word, article.tokens.flags[token]);
  read_letters(word, input);
  input.rows.add(hashed_row(kPattern, pattern_of(word)));
  input.rows.add(row_of(kLength, static_cast<uint32_t>(word.size())));
  input.rows.end_of_seen();
  if (known != nullptr)
    read_facts(*known, input);
  else
    input.rows.end_of_known();
  return input;
}

void PlaceReader::begin(const Article& article, const Vocabulary& vocabulary) {
  article_ = &article;
  vocabulary_ = &vocabulary;
  count_spellings();
  phrase_ = {};
}

void PlaceReader::count_spellings() {
  const Tokens& tokens = article_->tokens;
  spellings_.reset(tokens.begin.size());
  for (const Sentence& sentence : article_->sentences) {
    for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
      if (tokens.has(i, kIsPunctuation)) continue;
      Spelling& seen = spellings_.of(tokens.word[i]);
      if (!tokens.has(i, kStartsUpper))
        count_up_to<uint8_t>(seen.lower, 3);
      else if (i > sentence.begin_token)
        count_up_to<uint8_t>(seen.capital, 3);
    }
  }
}

// Running text, capitals only, a headline in capitals at the begin of words, or no capital at all.
uint32_t PlaceReader::style_of(const Sentence& sentence) const {
  const Tokens& tokens = article_->tokens;
  uint32_t words = 0, capitals = 0, all_upper = 0;
  for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
    if (tokens.has(i, kIsPunctuation) || tokens.has(i, kHasDigit) || tokens.size[i] < 4) continue;
    ++words;
    capitals += tokens.has(i, kStartsUpper);
    all_upper += tokens.has(i, kAllUpper);
  }
  if (words == 0) return 0;
  if (all_upper * 2 > words) return 1;
  if (capitals * 10 > words * 7) return 2;
  return capitals == 0 ? 3 : 0;
}

void PlaceReader::begin_sentence(const Sentence& sentence) {
  sentence_ = sentence;
  style_ = style_of(sentence);
}

PlaceRows PlaceReader::read(uint32_t token, const FormFacts& facts) {
  const Tokens& tokens = article_->tokens;
  PlaceRows rows;
  const uint32_t first = token == sentence_.begin_token;
  const uint32_t upper = tokens.has(token, kStartsUpper);
  const uint32_t spaced = tokens.has(token, kSpaceBefore);
  rows.add(row_of(kShape, (first * 2 + spaced) * kShapeCount + facts.shape));
  rows.add(row_of(kStyle, (style_ * 2 + upper) * 2 + tokens.has(token, kInQuote)));
  if (!tokens.has(token, kIsPunctuation)) {
    const Spelling& seen = spellings_.of(tokens.word[token]);
    rows.add(row_of(kSpelling, (upper * 4u + seen.lower) * 4u + seen.capital));
  }
  rows.end_of_seen();
  read_phrase(token, facts, rows);
  rows.end_of_known();
  return rows;
}

void PlaceReader::read_phrase(uint32_t token, const FormFacts& facts, PlaceRows& rows) {
  constexpr uint32_t kMostWords = 6;
  const std::vector<WordId>& words = article_->tokens.word;
  if (token >= phrase_.end && facts.begins_phrase) {
    const uint32_t end = std::min(token + kMostWords, sentence_.end_token);
    uint32_t key = words[token];
    for (uint32_t next = token + 1; next < end; ++next) {
      key = longer_phrase(key, words[next]);
      const PhraseFacts* phrase = vocabulary_->find_phrase(key);
      if (phrase == nullptr) break;
      if (phrase->kinds != 0) phrase_ = {token, next + 1, phrase->kinds};
    }
  }
  if (token >= phrase_.end) return;
  for (uint32_t bits = phrase_.kinds; bits != 0; bits &= bits - 1)
    rows.add(row_of(kPhrase, static_cast<uint32_t>(2 * std::countr_zero(bits)) +
                                 (token == phrase_.begin ? 0 : 1)));
}

}  // namespace dateline
