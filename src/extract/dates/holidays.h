// Holidays: the day of a holiday in a year. Used by date_values.
#pragma once

#include "calendar/civil.h"

namespace dateline {

// Codes as in date_values.h: 1225, -1144 (fourth Thursday of November), 20098 (Good Friday).
CivilDate holiday_day(int code, int year);

// Easter Sunday of the Gregorian calendar (the anonymous algorithm of Meeus, Jones and Butcher).
CivilDate easter_sunday(int year);

}  // namespace dateline
