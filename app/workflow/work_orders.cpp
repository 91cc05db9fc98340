#include "app/workflow/work_orders.h"

#include <algorithm>

#include "app/workflow/case_files.h"
#include "app/workflow/duties.h"
#include "app/workflow/refuse.h"

namespace muster::app {

namespace {

constexpr std::string_view kPrefix = "WORK-";

// Numbers for the orders of one decision. The subject is looked at, so that two who open one at the same moment decide again.
class Numbers {
 public:
  explicit Numbers(Looking& look) : look_(look) {}
  Numbers(Looking& look, const Decision& decision) : look_(look) {
    const auto opened = std::count_if(decision.happenings.begin(), decision.happenings.end(),
                                      [](const core::Happening& one) { return std::holds_alternative<core::WorkOpened>(one); });
    before_ = static_cast<int>(opened);
  }
  std::string next() {
    if (last_ == 0) last_ = std::stoi(nextCaseCode(look_.world(), kPrefix).substr(kPrefix.size())) - 1 + before_;
    const std::string code = std::string(kPrefix) + std::to_string(++last_);
    look_.caseFile(code);
    return code;
  }

 private:
  Looking& look_;
  int last_ = 0, before_ = 0;
};

using Cause = core::WorkRule::From;

std::optional<core::Date> untilBy(Looking& look, Cause from) {
  const core::WorkRule* rule = look.rules().workFrom(from);
  if (!rule || !rule->withinDays) return std::nullopt;
  return look.rules().workCalendar().onOrBefore(core::addDays(look.calendar().dateOf(look.now()), *rule->withinDays));
}

core::Outcome<const core::CaseState*> openOrderMeant(Looking& look, const std::string& typed) {
  const auto* order = look.caseFile(core::plainCode(typed));
  if (!order || !order->work) {
    return refuse("unknown-order", core::msg("there is no work order {code}", {{"code", typed}}), core::msg("choose it from the list of work orders"),
                  "file");
  }
  if (order->closedAt) {
    return refuse("closed", core::msg("work order {code} is done", {{"code", order->code}}), core::msg("open another one if something is left"),
                  "file");
  }
  return order;
}

// The act that ends an order by itself.
core::Message actThatClears(const core::WorkOrder& work, const core::RuleBook& rules) {
  if (work.cause == "step") {
    const core::Step* step = rules.step(work.about);
    return core::msg("repeat {step} on {unit}", {{"step", step ? step->title : core::Text(work.about)}, {"unit", work.unit}});
  }
  return core::msg("put {unit} right and clear the fault", {{"unit", work.unit}});
}

}  // namespace

void addOpenedWork(Looking& look, Decision& decision, Cause faultsFrom) {
  Numbers numbers(look, decision);
  std::vector<core::WorkOpened> opened;
  const auto open = [&](Cause from, const std::string& unit, const std::string& cause, const std::string& about) {
    const auto* state = look.unit(unit);
    const bool known = std::any_of(opened.begin(), opened.end(), [&](const core::WorkOpened& one) { return one.unit == unit && one.about == about; });
    if (!state || known || !look.rules().workFrom(from) || !core::orderAbout(*state, about).empty()) return;
    opened.push_back({numbers.next(), unit, "", cause, about, "", untilBy(look, from)});
  };
  for (const auto& happening : decision.happenings) {
    if (const auto* test = std::get_if<core::TestRecorded>(&happening); test && !test->conflict) {
      for (const auto& step : test->verdict.steps) {
        if (step.verdict == core::Verdict::fail) open(Cause::step, test->run.unit, "step", step.step);
      }
    }
    const char* cause = faultsFrom == Cause::round ? "round" : "fault";
    if (const auto* fault = std::get_if<core::FaultReported>(&happening)) open(faultsFrom, fault->unit, cause, fault->fault);
  }
  for (auto& one : opened) {
    decision.remarks.push_back(core::msg("work order {code} is open for {unit}", {{"code", one.file}, {"unit", one.unit}}));
    decision.happenings.push_back(std::move(one));
  }
}

void addRackWork(Looking& look, const std::string& rack, const std::string& about, const std::string& title, Decision& decision) {
  if (!look.rules().workFrom(Cause::round)) return;
  const auto code = Numbers(look, decision).next();
  decision.remarks.push_back(core::msg("work order {code} is open for {unit}", {{"code", code}, {"unit", rack}}));
  decision.happenings.push_back(core::WorkOpened{code, "", rack, "round", about, title, untilBy(look, Cause::round)});
}

void addClearedWork(Looking& look, Decision& decision) {
  std::vector<core::WorkDone> done;
  for (const auto& happening : decision.happenings) {
    const auto* test = std::get_if<core::TestRecorded>(&happening);
    const auto* cleared = std::get_if<core::FaultCleared>(&happening);
    if (!cleared && (!test || test->conflict)) continue;
    const auto* unit = look.unit(test ? test->run.unit : cleared->unit);
    if (!unit) continue;
    for (const core::OpenWork& open : unit->work) {
      const auto* verdict = test && open.cause == "step" ? test->verdict.find(open.about) : nullptr;
      const bool passed = verdict && verdict->verdict == core::Verdict::pass && test->run.startedAt >= open.since;
      if (passed || (cleared && open.about == cleared->fault)) done.push_back({open.file, unit->code, "cleared", ""});
    }
  }
  for (auto& one : done) {
    decision.remarks.push_back(core::msg("work order {code} is done", {{"code", one.file}}));
    decision.happenings.push_back(std::move(one));
  }
}

core::Outcome<Answer> openOrder(World& world, const Who& who, const OpenOrder& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    std::string unit, rack = core::plainCode(input.rack);
    if (!input.unit.empty()) {
      auto found = activeUnit(look, input.unit);
      if (!found) return found.problems();
      unit = (*found)->code, rack.clear();
    } else if (!look.glanceAtRack(rack)) {
      return refuse("unknown-rack", core::msg("there is no rack {rack}", {{"rack", rack}}), core::msg("name a unit or a rack of this store"), "unit");
    }
    if (input.title.empty()) return refuse("empty", core::msg("it is not said what is to be done"), core::msg("write it in a few words"), "title");
    const auto code = Numbers(look).next();
    return Decision{{core::WorkOpened{code, unit, rack, "person", "", keepText(look, input.title), input.until}},
                    {core::msg("work order {code} is open for {unit}", {{"code", code}, {"unit", unit.empty() ? rack : unit}})}};
  });
}

core::Outcome<Answer> openNeeded(World& world, const Who& who, const std::string& typed) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    const auto wanted = core::plainCode(typed);
    Decision decision;
    Numbers numbers(look);
    for (const auto& need : workWithoutOrder(look.world())) {
      if (!wanted.empty() && need.unit != wanted) continue;
      const auto* unit = look.unit(need.unit);  // as it stands now, with its revision
      if (!unit || !core::stillStands(need.cause, need.about, *unit) || !core::orderAbout(*unit, need.about).empty()) continue;
      const auto until = untilBy(look, need.cause == "step" ? Cause::step : Cause::fault);
      decision.happenings.push_back(core::WorkOpened{numbers.next(), need.unit, "", need.cause, need.about, "", until});
    }
    if (decision.happenings.empty())
      return refuse("nothing-needed", core::msg("nothing asks for a work order"), core::msg("nothing needs to be done"), "unit");
    return decision;
  });
}

core::Outcome<Answer> assignOrder(World& world, const Who& who, const AssignOrder& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto order = openOrderMeant(look, input.file);
    if (!order) return order.problems();
    auto person = enrolled(look, input.person, "worker");
    if (!person) return person.problems();
    if (person->empty()) return refuse("empty", core::msg("it is not said who is to do it"), core::msg("choose a name from the list"), "worker");
    if (auto may = mayOrderOnceHeld(look, who.person, "assign-work", "person"); !may) return may.problems();
    if (input.until && *input.until < look.calendar().dateOf(look.now()))
      return refuse("past", core::msg("{day} is past", {{"day", core::text(*input.until)}}), core::msg("choose today or a later day"), "until");
    return Decision{{core::WorkAssigned{(*order)->code, *person, input.until}}, {}};
  });
}

core::Outcome<Answer> answerOrder(World& world, const Who& who, const AnswerOrder& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto order = openOrderMeant(look, input.file);
    if (!order) return order.problems();
    const auto& work = *(*order)->work;
    const bool given = work.step == core::WorkOrder::Step::assigned || work.step == core::WorkOrder::Step::accepted;
    if (given && work.assignedTo != who.person) {
      return refuse("given-to-another", core::msg("work order {code} was given to another person", {{"code", (*order)->code}}),
                    core::msg("let that person answer, or give it to somebody else first"), "person");
    }
    if (input.accept && work.step == core::WorkOrder::Step::accepted)
      return refuse("already-done", core::msg("work order {code} is accepted already", {{"code", (*order)->code}}),
                    core::msg("nothing needs to be done"));
    if (!input.accept && !given)
      return refuse("not-given", core::msg("work order {code} was given to nobody", {{"code", (*order)->code}}),
                    core::msg("give it to a person first"));
    if (!input.accept && input.note.empty())
      return refuse("empty", core::msg("the reason is missing"), core::msg("say why it is handed back"), "note");
    return Decision{{core::WorkAnswered{(*order)->code, input.accept, keepText(look, input.note)}}, {}};
  });
}

core::Outcome<Answer> finishOrder(World& world, const Who& who, const FinishOrder& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto order = openOrderMeant(look, input.file);
    if (!order) return order.problems();
    const auto& work = *(*order)->work;
    const auto* unit = work.unit.empty() ? nullptr : look.unit(work.unit);
    if (unit && core::stillStands(work.cause, work.about, *unit)) {
      return refuse("not-cleared", core::msg("what work order {code} is about still stands", {{"code", (*order)->code}}),
                    actThatClears(work, look.rules()));
    }
    if (input.note.empty()) return refuse("empty", core::msg("it is not said what was done"), core::msg("write it in a few words"), "note");
    return Decision{{core::WorkDone{(*order)->code, work.unit, input.needed ? "done" : "not-needed", keepText(look, input.note)}}, {}};
  });
}

std::string_view name(core::WorkOrder::Step step) {
  using Step = core::WorkOrder::Step;
  switch (step) {
    case Step::open: return "open";
    case Step::assigned: return "assigned";
    case Step::accepted: return "accepted";
    case Step::handedBack: return "handed_back";
    case Step::done: return "done";
  }
  return "open";
}

std::vector<core::CaseState> workOrders(World& world, bool openOnly) {
  using Which = CaseFilter::Which;
  auto orders = world.views.cases({.which = openOnly ? Which::open : Which::all, .work = true});
  std::stable_sort(orders.begin(), orders.end(), [](const auto& a, const auto& b) { return *a.openedAt < *b.openedAt; });
  return orders;
}

std::vector<core::WorkNeed> workWithoutOrder(World& world) {
  const auto rules = world.rules();
  std::vector<core::WorkNeed> needs;
  for (const auto& row : world.views.units({}, world.clock.now())) {
    // What is ready may carry a remark, which makes it due soon; what is plainly ready asks for nothing.
    if (row.now.state == core::SetState::ready) continue;
    const auto state = world.journal.state(core::unit(row.code));
    const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
    if (!unit) continue;
    for (auto& need : core::workNeeded(*unit, *rules)) needs.push_back(std::move(need));
  }
  return needs;
}

}  // namespace muster::app
