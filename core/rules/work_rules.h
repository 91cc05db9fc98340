// Rules about work: what opens a work order by itself, the rounds at the racks, duties and what each may order. Values only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/rules/plan.h"

namespace muster::core {

// A failed step, a fault or a failed item of a round opens a work order by itself, to be done within some days.
struct WorkRule {
  std::string id;
  enum class From { step, fault, round } from = From::fault;
  std::optional<int> withinDays;
  Source source;
  bool operator==(const WorkRule&) const = default;
};

// One question of a round: of the rack itself, or of each unit of a kind that stands in it.
struct RoundItem {
  std::string id;
  Text title;
  std::string kind;                     // of the units asked about; empty: the rack
  Severity severity = Severity::block;  // whether a unit that fails it may still go
  bool operator==(const RoundItem&) const = default;
};

// A round at the racks by a checklist: each shift, or every so many days.
struct Round {
  std::string id;
  Text title;
  std::vector<std::string> shifts;  // "08:00": due once in each shift; local time
  int everyDays = 0;                // else: due so many days after the last
  std::vector<std::string> racks;   // purposes of the racks it goes to; empty: every rack where an item asks something
  std::vector<RoundItem> items;
  int minutes = 0;
  Source source;
  bool operator==(const Round&) const = default;
};

// A duty of people, and which acts it may order. Who holds what is kept with the names, beside the journal.
struct DutyRule {
  std::string id;
  Text title;
  std::vector<std::string> may;  // acts
  Source source;
  bool operator==(const DutyRule&) const = default;
};
inline constexpr std::string_view kActs[] = {"take-unready",     "assign-work",           "authorise", "plan-work",
                                             "close-corrective", "release-provisionally", "turn-round"};

}  // namespace muster::core
