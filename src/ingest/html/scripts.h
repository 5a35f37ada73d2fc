// Scripts: more than half of a news page's bytes are programs that no reader sees. Used by page.cpp
// before the page is parsed.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The page without the contents of <script> (JSON-LD stays), <style>, <svg> and without comments.
// Linear in the size of the page; one that never closes runs to the end, as in a browser.
std::string without_scripts(std::string_view html);

}  // namespace dateline
