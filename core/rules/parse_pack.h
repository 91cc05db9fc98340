// parsePack: the text of a rule pack (TOML) -> RulePack, strictly.
//
// Refused with file, line and column: unknown keys, a missing or wrong unit, a number that is not a string with its unit,
// overlapping or empty bounds, a step, kind or plan that is named but not there, an id given twice, a missing source,
// non-ASCII outside quotes and comments (checked before the TOML library sees the text). All problems are listed, not the first.
#pragma once

#include <string_view>

#include "core/rules/rule_book.h"

namespace muster::core {

Outcome<RulePack> parsePack(std::string_view text, std::string_view fileName);

// Problems that only show when packs stand together (a plan for an unknown kind, a swap row for an unknown step).
Problems checkTogether(const std::vector<RulePack>& packs);

// The same problems with file, line and column, where they are about the pack that was read from this text.
Problems withPlaces(Problems problems, std::string_view text, std::string_view fileName);

// What differs between two revisions of a pack, one line each: "limit positive-leak.benchman: < 1 mbar -> < 0.8 mbar".
std::vector<Message> difference(const RulePack& before, const RulePack& after);

}  // namespace muster::core
