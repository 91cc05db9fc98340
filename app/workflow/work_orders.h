// Work orders: opened by what went wrong, given to a person, accepted or handed back, done by the act that clears it.
#pragma once

#include "app/workflow/command.h"
#include "core/equipment/cases.h"
#include "core/upkeep/work_needed.h"

namespace muster::app {

// Adds to a decision the orders that its tests and faults open by the rules in force, and ends those that its acts clear. Each new
// order has a number of its own, also where one decision opens several.
void addOpenedWork(Looking& look, Decision& decision, core::WorkRule::From faultsFrom = core::WorkRule::From::fault);
// An order for a rack itself; title: blob. Those of one decision that stand in it already are counted.
void addRackWork(Looking& look, const std::string& rack, const std::string& about, const std::string& title, Decision& decision);
void addClearedWork(Looking& look, Decision& decision);

struct OpenOrder {
  std::string unit, rack;  // one of them
  std::string title;       // what is to be done
  std::optional<core::Date> until;
};
core::Outcome<Answer> openOrder(World& world, const Who& who, const OpenOrder& input);
// An order for everything that stands failed or open without one; of one unit, or of all (empty).
core::Outcome<Answer> openNeeded(World& world, const Who& who, const std::string& unit);

struct AssignOrder {
  std::string file, person;
  std::optional<core::Date> until;
};
core::Outcome<Answer> assignOrder(World& world, const Who& who, const AssignOrder& input);

struct AnswerOrder {
  std::string file;
  bool accept = true;
  std::string note;  // needed to hand it back
};
core::Outcome<Answer> answerOrder(World& world, const Who& who, const AnswerOrder& input);

struct FinishOrder {
  std::string file;
  bool needed = true;  // false: it is not needed any more
  std::string note;
};
// By hand; what a test or a clearing ends is refused while it stands ("not-cleared"), with that act as the way out.
core::Outcome<Answer> finishOrder(World& world, const Who& who, const FinishOrder& input);

std::string_view name(core::WorkOrder::Step step);                     // "open" "assigned" "accepted" "handed_back" "done"
std::vector<core::CaseState> workOrders(World& world, bool openOnly);  // the oldest first
std::vector<core::WorkNeed> workWithoutOrder(World& world);            // of every unit in use, by code

}  // namespace muster::app
