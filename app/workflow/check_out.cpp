#include "app/workflow/check_out.h"

#include "app/workflow/duties.h"
#include "app/workflow/refuse.h"
#include "core/journal/amendments.h"
#include "core/readiness/stock.h"

namespace muster::app {
namespace {

core::Outcome<std::string> holderMeant(Looking& look, const std::string& typed) {
  const auto subject = core::Subject::parse(typed);
  if (subject && subject->kind == core::Subject::Kind::person) {
    auto person = enrolled(look, subject->code, "holder");
    if (!person) return person.problems();
    return "person:" + person.value();
  }
  if (subject && subject->kind == core::Subject::Kind::squad) {
    const auto* squad = look.squad(subject->code);
    if (squad && !squad->code.empty() && !squad->disbanded) return typed;
  }
  return refuse("unknown-holder", core::msg("it is not said who takes it"), core::msg("choose a person or a squad"), "holder");
}

std::vector<std::string> setsOf(Looking& look, const std::string& holder) {
  std::vector<std::string> here;
  const auto subject = core::Subject::parse(holder);
  if (!subject || subject->kind != core::Subject::Kind::squad) return here;
  for (const auto& set : look.squad(subject->code)->sets) {
    const auto* unit = look.unit(set);
    if (unit && !unit->retiredAt && !std::holds_alternative<core::Out>(unit->place) && !std::holds_alternative<core::Away>(unit->place)) {
      here.push_back(set);
    }
  }
  return here;
}

// The refusal first, then each reason in its own sentence.
void notReady(const core::UnitState& unit, const core::Segment& now, core::Problems& problems) {
  problems.push_back(refuse("not-ready", core::msg("{unit} is not ready", {{"unit", unit.code}}),
                            now.next ? now.next->text : core::msg("look at the page of the set"), "units"));
  for (const auto& reason : now.reasons) problems.push_back(refuse(reason.code, reason.text, {}, "units"));
}

// Nothing stands against taking it, apart from its readiness.
core::Outcome<core::Nothing> isHere(const core::UnitState& unit) {
  if (const auto* out = std::get_if<core::Out>(&unit.place)) {
    return refuse("is-out", core::msg("{unit} is out with {holder}", {{"unit", unit.code}, {"holder", out->holder}}), core::msg("check it in first"),
                  "units");
  }
  if (const auto* away = std::get_if<core::Away>(&unit.place)) {
    return refuse("is-away", core::msg("{unit} is away at {receiver}", {{"unit", unit.code}, {"receiver", away->receiver}}),
                  core::msg("enter its return first"), "units");
  }
  if (const auto* in = std::get_if<core::InUnit>(&unit.place)) {
    return refuse("fitted", core::msg("{part} is fitted in {unit}", {{"part", unit.code}, {"unit", in->unit}}),
                  core::msg("take the whole set, or take the part out first"), "units");
  }
  return core::Nothing{};
}

std::vector<std::string> partsOf(const core::UnitState& unit) {
  std::vector<std::string> parts;
  for (const auto& [position, part] : unit.parts) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

// One piece a set, out of the freezer: the oldest first.
void takeIce(Looking& look, int wanted, Decision& decision) {
  for (const auto& row : look.world().views.units({.kind = "ice-stock"}, look.at())) {
    const auto* item = look.unit(row.code);
    if (!item || item->retiredAt) continue;
    for (const auto& lot : core::takeFrom(*item, wanted, look.rules(), look.calendar(), look.at())) {
      decision.happenings.push_back(core::StockMoved{item->code, lot.lot, -lot.count, "turn-out", {}, {}});
      wanted -= lot.count;
    }
  }
  if (wanted > 0) decision.remarks.push_back(core::msg("ice is short by {count}: so many sets left without", {{"count", std::to_string(wanted)}}));
}

}  // namespace

core::Outcome<Decision> decideCheckOut(Looking& look, const CheckOut& input, const std::string& by) {
  auto holder = holderMeant(look, input.holder);
  if (!holder) return holder.problems();
  if (input.override_ && !input.reported && input.reason.empty()) {
    return refuse("no-reason", core::msg("the reason for taking it all the same is missing"), core::msg("the officer who orders it says why"),
                  "reason");
  }
  if (input.expected && *input.expected < look.at()) {
    return refuse("in-the-past", core::msg("the expected return lies before the leaving"), core::msg("give the time it is expected back"),
                  "expected");
  }
  auto codes = input.units.empty() ? setsOf(look, holder.value()) : input.units;
  if (codes.empty()) { return refuse("empty", core::msg("no set of theirs is here"), core::msg("scan the sets that leave"), "units"); }
  core::Problems problems;
  Decision decision;
  const auto reason = keepText(look, input.reason);
  bool ordered = false;  // as planned, although not ready
  for (const auto& typed : codes) {
    auto unit = activeUnit(look, typed, "units");
    if (!unit) {
      // What was seen leaving is taken whatever we thought of it, unless it is nothing of ours.
      const auto* known = look.unit(core::plainCode(typed));
      if (!known || !input.reported) {
        problems.push_back(unit.problems().front());
        continue;
      }
      unit = known;
    }
    const auto& it = **unit;
    if (auto here = isHere(it); !here && !input.reported) {
      problems.push_back(here.problems().front());
      continue;
    }
    const auto now = core::at(look.assess(it).timeline, look.at());
    const bool ready = now.state == core::SetState::ready || now.state == core::SetState::dueSoon;
    if (!ready && !input.reported && !input.override_) {
      notReady(it, now, problems);
      continue;
    }
    // A report that it left twice says nothing about readiness: it was out.
    const bool against = !ready && now.state != core::SetState::deployed;
    ordered = ordered || (against && !input.reported);
    if (against) {
      decision.remarks.push_back(core::msg("{unit} left although not ready", {{"unit", it.code}}));
      for (const auto& reason : now.reasons) decision.remarks.push_back(reason.text);
    }
    decision.happenings.push_back(
        core::CheckedOut{it.code, holder.value(), input.job, input.expected, input.reported, against, against ? reason : "", partsOf(it)});
  }
  if (!problems.empty()) return problems;
  if (input.ice) takeIce(look, static_cast<int>(decision.happenings.size()), decision);
  if (ordered) {
    if (auto may = mayOrder(look, by, "take-unready", "reason"); !may) return may.problems();
  }
  return decision;
}

core::Outcome<Answer> checkOut(World& world, const Who& who, const CheckOut& input) {
  return carryOut(world, who, [&](Looking& look) { return decideCheckOut(look, input, who.person); });
}

std::vector<core::Fact> awaitingReason(World& world) {
  std::vector<core::Fact> facts;
  world.journal.forEach({}, [&](const core::Fact& fact) {
    if (fact.kind.starts_with("CheckedOut/") || fact.kind.starts_with("FactUndone/") || fact.kind.starts_with("FactCorrected/"))
      facts.push_back(fact);
    return true;
  });
  facts = core::countedFacts(std::move(facts));
  std::erase_if(facts, [](const core::Fact& fact) {
    const auto read = core::read(fact);
    const auto* out = read ? std::get_if<core::CheckedOut>(&read.value()) : nullptr;
    return !out || !out->overridden || !out->reason.empty();
  });
  return facts;
}

core::Outcome<Answer> giveReason(World& world, const Who& who, core::FactId checkOut, const std::string& reason) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    if (reason.empty()) return refuse("empty", core::msg("the reason is missing"), core::msg("say why it was taken"), "reason");
    if (auto may = mayOrder(look, who.person, "take-unready", "reason"); !may) return may.problems();
    for (const auto& fact : awaitingReason(look.world())) {
      if (fact.id != checkOut) continue;
      auto out = std::get<core::CheckedOut>(core::read(fact).value());
      look.unit(out.unit);
      out.reason = keepText(look, reason);
      const auto body = core::draft(out, fact.occurredAt, fact.by).body;
      core::FactCorrected corrected;
      corrected.target = fact.id;
      corrected.body = body;
      corrected.reason = "override-reason";
      corrected.subjects = fact.subjects;
      corrected.kind = fact.kind;
      corrected.occurredAt = fact.occurredAt;  // as it stands, should that have been put right before
      return Decision{{std::move(corrected)}, {}};
    }
    return refuse("no-reason-owed", core::msg("no reason is owed for this"), core::msg("nothing needs to be done"));
  });
}

}  // namespace muster::app
