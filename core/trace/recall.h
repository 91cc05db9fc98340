// Recall: whom does a notice of the maker concern? By kind, prefix and number range, list, date of making, lot, part number.
//
// All groups that are given must hold; a range and a list are one group. Within the kind that the notice names, what is not on record
// about a unit never clears it: it may be meant, and somebody has to look. The same goes for letters that look like digits (O 0, I L 1). Leading
// zeros, blanks, dashes, case and full-width forms make no difference. Pure; values only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/outcome.h"
#include "core/equipment/unit_state.h"

namespace muster::core {

struct RecallCriteria {
  std::string kind;                       // "bg4"; empty: every kind
  std::string prefix;                     // what stands before the number: "ARRC"
  std::optional<std::uint64_t> from, to;  // of the number, both ends in
  std::vector<std::string> serials;
  std::optional<Date> madeFrom, madeTo;  // both days in
  std::vector<std::string> lots, partNumbers;
  std::string mark;  // what to look for on each; empty: the list alone decides
  bool operator==(const RecallCriteria&) const = default;
};

// From words as a person types them: kind, prefix, from, to, serials, made-from, made-to, lots, part-numbers, mark; lists with commas.
// Problems name the field. At least one of them besides kind and mark must be given ("empty").
Outcome<RecallCriteria> parseCriteria(const std::map<std::string, std::string>& words);
std::map<std::string, std::string> wordsOf(const RecallCriteria& criteria);  // what parseCriteria reads; empty ones left out

enum class Meant { no, maybe, yes };
std::string_view name(Meant meant);  // "no" "maybe" "yes"
struct Match {
  Meant meant = Meant::no;
  Message why;  // what matched, or what is not known
  bool operator==(const Match&) const = default;
};
Match matchOf(const UnitState& unit, const RecallCriteria& criteria);

}  // namespace muster::core
