// Served in the order of duty: each squad takes what it wants of what is left before the next one is asked.
//
// A squad is out when as many of its sets are deployed as a squad must have, or all it owns. For each duty squad that is out one
// standby squad, in order of code, is on duty. Need of an apparatus kind is met by sets (own ones, then unowned); every other
// kind is kit, shared by count. Without any need in the rules no squad can be called able: the shortage says so.
#include "core/readiness/squads.h"

#include <algorithm>
#include <map>
#include <set>

namespace muster::core {

namespace {

using UnitsByCode = std::map<std::string, const UnitNow*>;

bool canGo(const UnitNow& unit) { return unit.state == SetState::ready || unit.state == SetState::dueSoon; }

bool isSetNeed(const SquadNeed& need, const RuleBook& rules) {
  const Kind* kind = rules.kind(need.kind);
  return kind != nullptr && kind->role == Kind::Role::apparatus;
}

int wantedOf(const SquadNeed& need) { return std::max(need.required, need.wanted); }

bool isOut(const SquadState& squad, const UnitsByCode& units, const RuleBook& rules) {
  int required = 0, deployed = 0;
  for (const SquadNeed& need : rules.squadNeeds()) {
    if (isSetNeed(need, rules)) required += need.required;
  }
  for (const auto& code : squad.sets) {
    auto unit = units.find(code);
    deployed += unit != units.end() && unit->second->state == SetState::deployed;
  }
  return deployed > 0 && ((required > 0 && deployed >= required) || deployed == static_cast<int>(squad.sets.size()));
}

struct Standing {
  const SquadState* squad;
  Duty duty;
  bool out;
};

// The squads in the order in which they are served, with the duty they have now.
std::vector<Standing> inOrderOfDuty(const std::vector<SquadState>& squads, const UnitsByCode& units, const RuleBook& rules) {
  std::vector<Standing> order;
  for (const SquadState& squad : squads) {
    if (!squad.disbanded) order.push_back({&squad, squad.duty, isOut(squad, units, rules)});
  }
  auto sort = [&] {
    std::sort(order.begin(), order.end(),
              [](const Standing& a, const Standing& b) { return a.duty != b.duty ? a.duty < b.duty : a.squad->code < b.squad->code; });
  };
  sort();
  auto gone = std::count_if(order.begin(), order.end(), [](const Standing& s) { return s.duty == Duty::onDuty && s.out; });
  for (Standing& standing : order) {
    if (gone > 0 && standing.duty == Duty::standby && !standing.out) {
      standing.duty = Duty::onDuty;
      --gone;
    }
  }
  sort();
  return order;
}

// What is still there to be given out.
class Pool {
 public:
  Pool(const std::vector<SquadState>& squads, const UnitsByCode& units, const RuleBook& rules) : units_(units) {
    std::set<std::string> owned;
    for (const SquadState& squad : squads) {
      if (!squad.disbanded) owned.insert(squad.sets.begin(), squad.sets.end());
    }
    for (const auto& [code, unit] : units) {
      if (!canGo(*unit)) continue;
      const Kind* kind = rules.kind(unit->kind);
      if (kind == nullptr || kind->role != Kind::Role::apparatus) {
        kit_[unit->kind] += unit->pieces;
      } else if (!owned.contains(code)) {
        free_[unit->kind].push_back(code);
      }
    }
    // Plainly ready sets are handed out before those that are due soon.
    for (auto& [kind, codes] : free_) {
      std::stable_partition(codes.begin(), codes.end(), [&](const std::string& code) { return units_.at(code)->state == SetState::ready; });
    }
  }

  std::vector<std::string> takeSets(const SquadState& squad, const std::string& kind, int wanted) {
    std::vector<std::string> sets;
    auto take = [&](const std::string& code) {
      if (static_cast<int>(sets.size()) < wanted && taken_.insert(code).second) sets.push_back(code);
    };
    for (const auto& code : squad.sets) {
      auto unit = units_.find(code);
      if (unit != units_.end() && unit->second->kind == kind && canGo(*unit->second)) take(code);
    }
    for (const auto& code : free_[kind]) take(code);
    return sets;
  }

  int takeKit(const std::string& kind, int wanted) {
    int given = std::min(kit_[kind], wanted);
    kit_[kind] -= given;
    return given;
  }

 private:
  const UnitsByCode& units_;
  std::map<std::string, std::vector<std::string>> free_;
  std::map<std::string, int> kit_;
  std::set<std::string> taken_;
};

void addShortage(SquadAnswer& answer, const SquadNeed& need, int have, const RuleBook& rules) {
  if (have >= wantedOf(need)) return;
  answer.shortages.push_back({need.kind, need.title, have, need.required, wantedOf(need), rules.toBeConfirmed("squad." + need.kind, need.source)});
}

Grade gradeOf(const std::vector<Shortage>& shortages) {
  if (shortages.empty()) return Grade::complete;
  auto blocking = [](const Shortage& shortage) { return shortage.have < shortage.required; };
  return std::any_of(shortages.begin(), shortages.end(), blocking) ? Grade::cannot : Grade::canGoWithout;
}

SquadAnswer answerFor(const Standing& standing, Pool& pool, const RuleBook& rules) {
  SquadAnswer answer{standing.squad->code, standing.duty, Grade::cannot, standing.out, {}, {}};
  if (standing.out) return answer;
  for (const SquadNeed& need : rules.squadNeeds()) {
    if (isSetNeed(need, rules)) {
      auto sets = pool.takeSets(*standing.squad, need.kind, wantedOf(need));
      addShortage(answer, need, static_cast<int>(sets.size()), rules);
      answer.sets.insert(answer.sets.end(), sets.begin(), sets.end());
    } else {
      addShortage(answer, need, pool.takeKit(need.kind, wantedOf(need)), rules);
    }
  }
  if (rules.squadNeeds().empty()) {
    answer.shortages.push_back({"", Text("a rule that says what a squad needs", "小队装备配备规则"), 0, 1, 1, false});
  }
  std::stable_sort(answer.shortages.begin(), answer.shortages.end(),
                   [](const Shortage& a, const Shortage& b) { return (a.have < a.required) > (b.have < b.required); });
  answer.grade = gradeOf(answer.shortages);
  return answer;
}

}  // namespace

SquadReport squadsThatCanGo(const std::vector<SquadState>& squads, const std::vector<UnitNow>& units, const RuleBook& rules) {
  UnitsByCode byCode;
  for (const UnitNow& unit : units) byCode[unit.code] = &unit;
  Pool pool(squads, byCode, rules);
  SquadReport report;
  for (const Standing& standing : inOrderOfDuty(squads, byCode, rules)) {
    SquadAnswer answer = answerFor(standing, pool, rules);
    report.complete += answer.grade == Grade::complete;
    report.canGo += answer.grade != Grade::cannot;
    ++report.total;
    report.squads.push_back(std::move(answer));
  }
  return report;
}

}  // namespace muster::core
