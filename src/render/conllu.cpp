#include "render/render.h"
#include "render/words.h"

namespace dateline {
namespace {

bool joins_next(const Article& article, const Sentence& sentence, uint32_t token) {
  return token + 1 < sentence.end_token && !article.tokens.has(token + 1, kSpaceBefore);
}

// The token after the multiword token that begins here ("do", "n't").
uint32_t multiword_end(const Article& article, const Sentence& sentence, uint32_t token) {
  uint32_t end = token + 1;
  while (end < sentence.end_token && article.tokens.has(end, kContinuesMultiword)) ++end;
  return end;
}

void append_comments(std::string& out, const Article& article, const Sentence& sentence) {
  out += "# text = ";
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    out += article.word_at(token);
    if (token + 1 < sentence.end_token && !joins_next(article, sentence, token)) out += ' ';
  }
  out += '\n';
}

void append_range(std::string& out, const Article& article, const Sentence& sentence,
                  uint32_t token, uint32_t end) {
  out += std::to_string(token - sentence.begin_token + 1) + "-" +
         std::to_string(end - sentence.begin_token) + "\t";
  out += article.at(article.tokens.span(token, end));
  out += "\t_\t_\t_\t_\t_\t_\t_\t";
  out += joins_next(article, sentence, end - 1) ? "SpaceAfter=No\n" : "_\n";
}

void append_word(std::string& out, const Article& article, const Sentence& sentence, uint32_t token,
                 bool is_in_multiword) {
  const Tokens& tokens = article.tokens;
  const uint32_t head = tokens.head[token];
  out += std::to_string(token - sentence.begin_token + 1) + "\t";
  out += article.word_at(token);
  out += '\t';
  const std::string_view lemma = article.lemma_at(token);
  out += lemma.empty() ? "_" : lemma;
  out += '\t';
  out += name_of(tokens.upos[token]);
  out += "\t_\t_\t";
  if (head == kNone)
    out += "_\t_";
  else if (head == token)
    out += "0\troot";
  else
    out += std::to_string(head - sentence.begin_token + 1) + "\t" +
           std::string(name_of(tokens.deprel[token]));
  const bool is_joined = !is_in_multiword && joins_next(article, sentence, token);
  out += is_joined ? "\t_\tSpaceAfter=No\n" : "\t_\t_\n";
}

void append_sentence(std::string& out, const Article& article, const Sentence& sentence) {
  append_comments(out, article, sentence);
  uint32_t end_of_range = sentence.begin_token;
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    if (article.tokens.has(token, kStartsMultiword)) {
      end_of_range = multiword_end(article, sentence, token);
      append_range(out, article, sentence, token, end_of_range);
    }
    append_word(out, article, sentence, token, token < end_of_range);
  }
  out += '\n';
}

}  // namespace

std::string render_conllu(const Article& article) {
  const std::string id =
      article.external_id.empty() ? article.id.to_string() : one_line(article.external_id);
  std::string out = "# newdoc id = " + id + "\n";
  int number = 0;
  for (const Sentence& sentence : article.sentences) {
    out += "# sent_id = " + id + "-" + std::to_string(++number) + "\n";
    append_sentence(out, article, sentence);
  }
  return out;
}

}  // namespace dateline
