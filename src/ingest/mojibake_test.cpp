#include "ingest/mojibake.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace dateline;

namespace {

std::string undone(std::string_view text) {
  std::string out(text);
  undo_mojibake(out);
  return out;
}

}  // namespace

TEST_CASE("what is mojibake for sure is undone") {
  CHECK(undone("It donâ€™t pay Â£5m, â€œhe saidâ€\u009D") == "It don’t pay £5m, “he said”");
  CHECK(undone("a cafÃ© in MÃ¼nchen â€“ closed") == "a café in München – closed");
  CHECK(undone("â‚¬40 for Widgetâ„¢ ðŸ˜€") == "€40 for Widget™ 😀");
  std::string text = "RenÃ©e â€¦";
  CHECK(undo_mojibake(text) == 2);
  CHECK(undo_mojibake(text) == 0);
  CHECK(text == "Renée …");
}

TEST_CASE("read wrongly twice, undone twice") {
  CHECK(undone("the townÃ¢â‚¬â„¢s mayor") == "the town’s mayor");
}

TEST_CASE("archives of tokens have white space within and lose a byte") {
  CHECK(undone("They donâ€ ™ t trust Iranâ€\n™ s word") == "They don’t trust Iran’s word");
  CHECK(undone("the workersâ€ ™ union") == "the workers’ union");
  CHECK(undone("â€œWe go on.â€ \uFFFD She left.") == "“We go on.” She left.");
  CHECK(undone("the mayor â€ “like others â€ “was late") == "the mayor – like others – was late");
  CHECK(undone("from 1939â€ “45") == "from 1939–45");
}

TEST_CASE("what may be meant counts beside what is sure") {
  CHECK(undone("MiloÅ¡eviÄ‡ went") == "MiloÅ¡eviÄ‡ went");
  CHECK(undone("MiloÅ¡eviÄ‡ didnâ€™t go") == "Milošević didn’t go");
}

TEST_CASE("what people write stays") {
  for (const std::string_view text :
       {"the CAFÉ’s “door” …", "a naïve crêpe à la carte", "“SÃO PAULO” — 5 °C ± 2", "ÇA VA?", "â",
        "Â", "1 € ™", "plain", "", "Zürich’s Ü–Bahn", "Ã"})
    CHECK(undone(text) == text);
}

TEST_CASE("a text may end with what was restored") {
  CHECK(undone("the workersâ€ ™") == "the workers’");
  CHECK(undone("Paris â€ “") == "Paris –");
}

TEST_CASE("text that ends within a character") {
  for (const std::string_view text : {"xâ€", "xâ", "xÃ ", "â€ ", "ðŸ˜", "\uFFFD", "â€\n"})
    CHECK(undone(text) == text);
}
