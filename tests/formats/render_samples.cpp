// Writes the hand-made story and article into a folder, one file a format.
#include <cstdio>
#include <fstream>

#include "render/formats.h"
#include "render/hand_made_story.h"

using namespace dateline;

namespace {

bool write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) std::fprintf(stderr, "render_samples: %s: cannot be written\n", path.c_str());
  return bool(out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: render_samples DIR\n", stderr);
    return 2;
  }
  const std::string dir = argv[1];
  const Story story = hand_made_story();
  const Article article = hand_made_article();
  bool ok = true;
  for (const Format& format : formats())
    ok = write_file(dir + "/story" + std::string(format.extension), format.render(story, {})) && ok;
  ok = write_file(dir + "/next.json", render_json(story, {.part = Part::kNext})) && ok;
  ok = write_file(dir + "/article.json", render_article_json(article, {})) && ok;
  ok = write_file(dir + "/article-full.json",
                  render_article_json(article, {.with_text = true, .with_tokens = true})) &&
       ok;
  return ok ? 0 : 1;
}
