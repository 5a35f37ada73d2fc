// Requests put together from odd pieces: what tests/fuzz/check_request.h says holds.
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "fuzz/check_request.h"

using namespace dateline;

namespace {

const std::vector<std::string> kPieces{"/",          "/s",
                                       "/s/",        "s000000000000",
                                       ".json",      ".ics",
                                       "/events",    "/changes",
                                       "/stream",    "/day/",
                                       "2031-03-03", "2031-02-30",
                                       "/search",    "?q=",
                                       "?about=",    "&actor=",
                                       "&outlet=",   "&from=",
                                       "&to=",       "&since=",
                                       "?part=",     "&limit=",
                                       "&cursor=",   "1.1",
                                       "-1",         "99999999999999999999",
                                       "police",     "%22",
                                       "%27",        "%00",
                                       "%ff",        "%e2%80%ae",
                                       "%0d%0a",     "+OR+",
                                       "*",          "NEAR(",
                                       "<script>",   "/assets/",
                                       "../",        "style.css",
                                       "/metrics",   "/openapi.json",
                                       "happened",   "=",
                                       "&",          "?",
                                       "#",          "embed=1"};
const std::vector<std::string> kMethods{"GET", "POST", "PATCH", "DELETE", "", "get"};
const std::vector<std::string> kAccepts{"", "*/*", "application/json", "text/html", "x/y;q=0"};

}  // namespace

int main() {
  RequestChecker checker(DL_SOURCE_DIR "/data");
  const bool holds = rc::check("any request is answered soundly", [&] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces));
    std::string target = *rc::gen::arbitrary<bool>() ? checker.story_path() : "/";
    for (const std::string& piece : pieces) target += piece;
    checker.check(*rc::gen::elementOf(kMethods) + "\n" + target + "\n" +
                  *rc::gen::elementOf(kAccepts) + "\n*\nBearer x\n{}");
  });
  return holds ? 0 : 1;
}
