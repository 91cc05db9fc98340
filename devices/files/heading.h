// Headings of columns: alike without regard to case, blanks, full-width forms and a unit in brackets ("Leak [mbar]"). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/quantity.h"

namespace muster::devices {

// Lower case, plain forms, blanks and line ends as one blank.
std::string plainHeading(std::string_view heading);

struct Heading {
  std::string whole;               // plainHeading of all of it
  std::string bare;                // without the brackets at its end, whatever stands in them
  std::optional<core::Unit> unit;  // out of the brackets, or behind a slash: "Leak / mbar"
};
Heading readHeading(std::string_view cell);

// The column that is called by one of the names, earlier names first; kNoColumn: none is; kDoubled: two are, nobody can tell which.
inline constexpr int kNoColumn = -1, kDoubled = -2;
int findColumn(const std::vector<Heading>& headings, const std::vector<std::string>& names);
// True when the text is one of the words, which are already in plain form (a parsed profile keeps them so).
bool isOneOf(std::string_view text, const std::vector<std::string>& plainWords);

}  // namespace muster::devices
