// Where a unit is decides before anything else: what is out is deployed, what was sent away is under work, a part goes with
// its apparatus, and what was retired never goes again. Open faults stand here too: they are told, not measured.
#include "core/readiness/findings.h"
#include "core/upkeep/work_needed.h"

namespace muster::core {

namespace {

void findOut(const UnitState& unit, const Out& out, Findings& findings) {
  Action checkIn = action("check-in", msg("check {unit} in", {{"unit", unit.code}}), unit.code, {}, 0);
  Condition deployed{.state = SetState::deployed};
  deployed.reason = {"out", msg("out with {holder}", {{"holder", out.holder}})};
  if (out.overridden) deployed.reason.text = msg("out with {holder}, taken although not ready", {{"holder", out.holder}});
  deployed.next = checkIn;
  findings.push_back(deployed);
  if (!out.expected) return;
  Condition late{.from = *out.expected, .state = SetState::deployed};
  late.reason = {"return-overdue", msg("not back at the expected time")};
  late.next = checkIn;
  findings.push_back(late);
}

void findAway(const UnitState& unit, const Away& away, const Calendar& calendar, Findings& findings) {
  Action returned = action("return", msg("take {unit} back from {receiver}", {{"unit", unit.code}, {"receiver", away.receiver}}), unit.code, {}, 0);
  Condition gone{.state = SetState::underWork};
  gone.reason = {"away", msg("sent away to {receiver}", {{"receiver", away.receiver}})};
  gone.next = returned;
  if (away.expected) {
    gone.reason.text = msg("sent away to {receiver}, back by {day}", {{"receiver", away.receiver}, {"day", text(*away.expected)}});
    gone.reason.lastDay = away.expected;
  }
  findings.push_back(gone);
  if (!away.expected) return;
  Condition late{.from = endOfValidity(*away.expected, calendar), .state = SetState::underWork};
  late.reason = {"away-overdue", msg("{receiver} has not sent it back in time", {{"receiver", away.receiver}}), false, false, away.expected};
  late.next = returned;
  findings.push_back(late);
}

}  // namespace

void findPlace(const UnitState& unit, Context& context, Findings& findings) {
  if (unit.retiredAt) {
    Condition retired{.state = SetState::notReady};
    retired.reason = {"retired", msg("retired on {day}", {{"day", text(context.calendar.dateOf(*unit.retiredAt))}})};
    retired.next = action("register", msg("register it again, should it come back"), unit.code, {}, 0);
    findings.push_back(retired);
    return;
  }
  const Place* place = &unit.place;
  const UnitState* carrier = &unit;
  if (auto inside = std::get_if<InUnit>(place)) {
    // A part goes where its apparatus goes; what is done about it is done on the apparatus.
    carrier = context.unit(inside->unit);
    if (carrier == nullptr) return;
    place = &carrier->place;
  }
  if (auto out = std::get_if<Out>(place)) findOut(*carrier, *out, findings);
  if (auto away = std::get_if<Away>(place)) findAway(*carrier, *away, context.calendar, findings);
}

// A blocking fault stops the unit. A remark does not, but it must be read before going: the unit is due soon, with the remark.
void findFaults(const Looked& looked, Context& context, Findings& findings) {
  for (const Fault& fault : looked.unit.faults) {
    Condition open{.state = fault.blocks ? SetState::notReady : SetState::dueSoon};
    std::vector<std::pair<std::string, Text>> places{
        {"unit", looked.unit.code}, {"fault", fault.code}, {"day", text(context.calendar.dateOf(fault.since))}};
    if (fault.blocks) {
      open.reason = {"open-fault", msg("open fault on {unit}: {fault}, since {day}", places)};
    } else {
      open.reason = {"remark", msg("remark on {unit}: {fault}, since {day}", places)};
    }
    open.reason.order = orderAbout(looked.unit, fault.id);
    open.next = action("clear-fault", msg("put {unit} right and clear the fault", {{"unit", looked.unit.code}}), looked.unit.code, fault.id,
                       minutesOf("clear-fault", context.rules));
    findings.push_back(open);
  }
}

}  // namespace muster::core
