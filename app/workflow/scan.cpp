#include "app/workflow/scan.h"

#include <algorithm>

#include "app/workflow/record_test.h"
#include "app/workflow/refuse.h"

namespace muster::app {
namespace {

std::optional<Scanned> holder(Looking& look, const std::string& plain) {
  Scanned scanned;
  scanned.action = "holder";
  if (const auto* person = look.person(plain); person && !person->left) {
    scanned.what = Scanned::What::person;
    scanned.code = "person:" + plain;
    scanned.proposal = core::msg("for {person}", {{"person", plain}});
    return scanned;
  }
  const auto squad = plain.starts_with("SQUAD-") ? plain.substr(6) : plain;
  if (const auto* state = look.squad(squad); state && !state->code.empty() && !state->disbanded) {
    scanned.what = Scanned::What::squad;
    scanned.code = "squad:" + squad;
    scanned.proposal = core::msg("for squad {squad}", {{"squad", squad}});
    return scanned;
  }
  return std::nullopt;
}

std::optional<Scanned> slot(Looking& look, const std::string& plain) {
  // "R01/A1", or "R01-A1" as it stands on a label: a scanner behind an input method garbles the slash.
  const auto cut = plain.find('/') != std::string::npos ? plain.find('/') : plain.rfind('-');
  if (cut == std::string::npos) return std::nullopt;
  const auto* rack = look.rack(plain.substr(0, cut));
  const auto name = plain.substr(cut + 1);
  const bool known = rack && std::any_of(rack->slots.begin(), rack->slots.end(), [&](const core::SlotSpec& spec) { return spec.slot == name; });
  if (!known) return std::nullopt;
  Scanned scanned;
  scanned.what = Scanned::What::slot;
  scanned.code = rack->code + "/" + name;
  scanned.action = "place";
  scanned.proposal = core::msg("into slot {slot}", {{"slot", slotText({rack->code, name})}});
  return scanned;
}

Scanned unknown(const std::string& plain) {
  Scanned scanned;
  scanned.code = plain;
  scanned.action = "pick-another";
  scanned.proposal = core::msg("{code} is not known here", {{"code", plain}});
  scanned.choices = {{"register", core::msg("register it as a new unit")},
                     {"by-serial", core::msg("the label is lost: look it up by its serial number")},
                     {"set-aside", core::msg("set it aside and go on")}};
  return scanned;
}

Scanned several(Looking& look, const std::string& plain, const std::vector<std::string>& meant) {
  Scanned scanned;
  scanned.what = Scanned::What::several;
  scanned.code = plain;
  scanned.action = "choose";
  scanned.proposal = core::msg("{code} may mean several units: choose", {{"code", plain}});
  for (const auto& code : meant) {
    const auto* unit = look.unit(code);
    scanned.choices.push_back({code, unit ? whereIs(*unit) : core::Message{}});
  }
  return scanned;
}

void add(core::Problems& to, const core::Problems& more) { to.insert(to.end(), more.begin(), more.end()); }

void proposeOut(Looking& look, const core::UnitState& unit, Scanned& scanned) {
  scanned.action = "check-out";
  scanned.proposal = core::msg("check out {unit}", {{"unit", unit.code}});
  if (std::holds_alternative<core::Out>(unit.place)) {
    scanned.against.push_back(refuse("is-out", core::msg("{unit} is out already", {{"unit", unit.code}}), core::msg("check it in first")));
    return;
  }
  const auto now = core::at(look.assess(unit).timeline, look.now());
  if (now.state == core::SetState::ready || now.state == core::SetState::dueSoon) return;
  scanned.against.push_back(
      refuse("not-ready", core::msg("{unit} is not ready", {{"unit", unit.code}}), now.next ? now.next->text : core::Message{}));
  for (const auto& reason : now.reasons) scanned.against.push_back(refuse(reason.code, reason.text, {}));
}

void proposeIn(const core::UnitState& unit, Scanned& scanned) {
  const bool away = std::holds_alternative<core::Away>(unit.place);
  scanned.action = away ? "return" : "check-in";
  scanned.proposal =
      away ? core::msg("{unit} is back from where it was sent", {{"unit", unit.code}}) : core::msg("check in {unit}", {{"unit", unit.code}});
  if (away || std::holds_alternative<core::Out>(unit.place)) return;
  scanned.against.push_back(
      refuse("not-out", core::msg("{unit} is not out", {{"unit", unit.code}}), core::msg("if it had left unseen, report first that it left")));
}

void proposeTest(World& world, const core::UnitState& unit, Scanned& scanned) {
  scanned.action = "test";
  scanned.proposal = core::msg("test {unit}", {{"unit", unit.code}});
  if (auto guided = beginTest(world, unit.code); !guided) add(scanned.against, guided.problems());
}

}  // namespace

Scanned scan(World& world, ScanMode mode, const std::string& typed) {
  const auto now = world.clock.now();
  Looking look(world, now, now);
  const auto plain = core::plainCode(typed);
  const auto meant = world.views.resolve(plain);
  if (meant.size() > 1) return several(look, plain, meant);
  if (meant.empty()) {
    if (auto found = slot(look, plain)) return *found;
    if (auto found = holder(look, plain)) return *found;
    return unknown(plain);
  }
  Scanned scanned;
  scanned.what = Scanned::What::unit;
  scanned.code = meant.front();
  const auto& unit = *look.unit(scanned.code);
  if (unit.retiredAt && mode != ScanMode::in) {
    scanned.action = "pick-another";
    scanned.proposal = core::msg("{unit} was retired", {{"unit", unit.code}});
    scanned.against.push_back(refuse("retired", scanned.proposal, core::msg("undo the retirement if it was a mistake, or take another")));
    return scanned;
  }
  switch (mode) {
    case ScanMode::out: proposeOut(look, unit, scanned); break;
    case ScanMode::in: proposeIn(unit, scanned); break;
    case ScanMode::test: proposeTest(world, unit, scanned); break;
    case ScanMode::place:
      scanned.action = "place";
      scanned.proposal = core::msg("place {unit}: scan the slot", {{"unit", unit.code}});
      break;
  }
  return scanned;
}

}  // namespace muster::app
