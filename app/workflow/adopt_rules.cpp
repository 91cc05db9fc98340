#include "app/workflow/adopt_rules.h"

#include <algorithm>

#include "app/workflow/amend.h"
#include "app/workflow/refuse.h"
#include "core/base/digest.h"
#include "core/journal/happening_subjects.h"

namespace muster::app {
namespace {

// The packs adopted now, with `pack` in the place of its former revision, as RuleBook would merge them.
std::vector<core::RulePack> together(std::vector<core::RulePack> packs, const core::RulePack& pack) {
  std::erase_if(packs, [&](const core::RulePack& other) {
    const bool brigade = pack.role == core::RulePack::Role::brigade && other.role == core::RulePack::Role::brigade;
    return other.name == pack.name || brigade;
  });
  packs.push_back(pack);
  return packs;
}

bool knows(const core::RuleBook& rules, const std::string& id) {
  if (rules.figure(id) || rules.plan(id) || rules.step(id)) return true;
  for (const auto& pack : rules.packs()) {
    for (const auto& limit : pack.limits) {
      if (limit.id == id) return true;
    }
    for (const auto& need : pack.squadNeeds) {
      if (need.kind == id || "squad." + need.kind == id) return true;
    }
    for (const auto& swap : pack.swaps) {
      if (swap.kind + "." + swap.position == id) return true;
    }
  }
  return false;
}

std::set<std::string> confirmedRules(Looking& look) {
  std::set<std::string> confirmed;
  if (const auto* state = look.adopted()) {
    for (const auto& [rule, fact] : state->confirmed) confirmed.insert(rule);
  }
  return confirmed;
}

// Units as they would stand once these verdicts are written; all else as it is.
class Foreseen : public core::Lookup {
 public:
  Foreseen(Looking& look, const std::vector<JudgedAnew>& judged) : look_(look) {
    std::map<core::Subject, std::vector<core::Happening>> about;
    for (const auto& one : judged) {
      for (const auto& subject : core::subjectsOf(one.again)) about[subject].push_back(one.again);
    }
    for (auto& [subject, pending] : about) then_[subject.code] = foldedWith(look, subject, pending);
  }
  const core::UnitState* unit(std::string_view code) override {
    const auto found = then_.find(code);
    return found == then_.end() ? look_.unit(code) : std::get_if<core::UnitState>(&found->second.value);
  }

 private:
  Looking& look_;
  std::map<std::string, core::State, std::less<>> then_;
};

}  // namespace

void addJudgedAgain(Looking& look, const core::RuleBook& after, const std::string& why, Decision& decision) {
  auto judged = judgedByOtherRules(look, after, why);
  for (auto& one : judged) decision.happenings.push_back(std::move(one.again));
  if (judged.empty()) return;
  decision.remarks.push_back(core::msg("tests judged otherwise by these rules: {count}", {{"count", std::to_string(judged.size())}}));
}

core::Outcome<Decision> decideAdoption(Looking& look, const std::vector<PackOffer>& offers) {
  core::Problems problems;
  auto packs = look.rules().packs();
  Decision decision;
  for (const auto& offer : offers) {
    auto pack = core::parsePack(offer.text, offer.file);
    if (!pack) {
      problems.insert(problems.end(), pack.problems().begin(), pack.problems().end());
      continue;
    }
    const bool same =
        std::any_of(packs.begin(), packs.end(), [&](const core::RulePack& old) { return old.name == pack->name && old.digest == pack->digest; });
    if (same) {
      decision.remarks.push_back(core::msg("{pack} {revision} is in force already", {{"pack", pack->name}, {"revision", pack->revision}}));
      continue;
    }
    packs = together(std::move(packs), pack.value());
    look.world().blobs.put(offer.text, "application/toml");
    decision.happenings.push_back(core::RulesAdopted{pack->name, pack->revision, core::sha256Hex(offer.text)});
  }
  if (problems.empty()) problems = core::checkTogether(packs);
  for (const auto& offer : offers) problems = core::withPlaces(std::move(problems), offer.text, offer.file);
  if (!problems.empty()) return problems;
  if (decision.happenings.empty()) return decision;
  const auto& last = std::get<core::RulesAdopted>(decision.happenings.back());
  const core::RuleBook after(std::move(packs), confirmedRules(look));
  addJudgedAgain(look, after, "rules:" + last.name + " " + last.revision, decision);
  return decision;
}

core::Outcome<Answer> adoptRules(World& world, const Who& who, const std::vector<PackOffer>& offers) {
  return carryOut(
      world, who,
      [&](Looking& look) -> core::Outcome<Decision> {
        auto decision = decideAdoption(look, offers);
        if (decision && decision->happenings.empty()) {
          return refuse("nothing-new", core::msg("these rules are in force already"), core::msg("nothing needs to be done"));
        }
        return decision;
      },
      From::program);
}

core::Outcome<RulesDifference> diffRules(World& world, const PackOffer& offer) {
  auto pack = core::parsePack(offer.text, offer.file);
  if (!pack) return pack.problems();
  const auto now = world.clock.now();
  const auto adopted = world.rules();

  RulesDifference difference{pack->name, "", pack->revision, {}, {}, {}};
  // What it takes the place of: its own former revision, or the brigade's pack that goes.
  core::RulePack before;
  for (const auto& old : adopted->packs()) {
    const bool gives = old.role == core::RulePack::Role::brigade && pack->role == core::RulePack::Role::brigade;
    if (old.name == pack->name || (gives && before.name.empty())) before = old;
  }
  const bool replaces = !before.name.empty() && before.name != pack->name;
  difference.adopted = replaces ? before.name + " " + before.revision : before.revision;
  if (replaces) difference.offered = pack->name + " " + pack->revision;
  difference.lines = core::difference(before, pack.value());

  auto packs = together(adopted->packs(), pack.value());
  if (auto problems = core::checkTogether(packs); !problems.empty()) return core::withPlaces(std::move(problems), offer.text, offer.file);
  Looking look(world, now, now);
  const core::RuleBook offered(std::move(packs), confirmedRules(look));
  const auto judged = judgedByOtherRules(look, offered, {});
  for (const auto& one : judged) {
    const auto others = otherVerdicts(one.again.test, one.test, one.again.verdict);
    difference.judged.insert(difference.judged.end(), others.begin(), others.end());
  }
  Foreseen then(look, judged);
  for (const auto& row : world.views.units({}, now)) {
    const auto* unit = then.unit(row.code);
    if (!unit) continue;
    const auto after = core::at(core::assess(*unit, then, offered, look.calendar()).timeline, now);
    if (after.state == row.now.state) continue;
    difference.affected.push_back({row.code, row.now.state, after.state, after.reasons.empty() ? core::Message{} : after.reasons.front().text});
  }
  return difference;
}

core::Outcome<Answer> confirmLimit(World& world, const Who& who, const ConfirmLimit& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    if (!knows(look.rules(), input.rule)) {
      return refuse("unknown-rule", core::msg("no adopted rule is called {rule}", {{"rule", input.rule}}),
                    core::msg("take the name from the rules page"), "rule");
    }
    if (look.rules().confirmed(input.rule)) {
      return refuse("already-confirmed", core::msg("{rule} is confirmed already", {{"rule", input.rule}}),
                    core::msg("undo that confirmation first if it was wrong"), "rule");
    }
    if (input.document.empty()) {
      return refuse("empty", core::msg("it is not said where this was read"), core::msg("name the manual, its edition and the page"), "document");
    }
    std::string second;
    if (!input.second.empty()) {
      auto person = enrolled(look, input.second, "second");
      if (!person) return person.problems();
      second = person.value();
    }
    Decision decision{{core::LimitConfirmed{input.rule, input.document, input.edition, input.page, input.evidence, second}}, {}};
    auto confirmed = confirmedRules(look);
    confirmed.insert(input.rule);
    addJudgedAgain(look, core::RuleBook(look.rules().packs(), std::move(confirmed)), "limit:" + input.rule, decision);
    return decision;
  });
}

}  // namespace muster::app
