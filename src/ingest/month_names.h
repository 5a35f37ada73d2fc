// Month names of the languages whose pages and feeds Dateline meets. Used by date_forms.cpp.
#pragma once

#include <string_view>

namespace dateline {

// 1 to 12 for a full or short month name in folded form ("januar", "dec", "fevrier"); else 0.
int month_of_name(std::string_view folded);

}  // namespace dateline
