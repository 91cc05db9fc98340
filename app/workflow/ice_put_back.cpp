#include "app/workflow/ice_put_back.h"

#include <algorithm>

#include "core/journal/amendments.h"

namespace muster::app {
namespace {

// What one command brought stands together in the log.
std::vector<core::Fact> sameAct(core::Journal& journal, const core::Fact& one) {
  auto first = one.id;
  while (first.index > 0) {
    const auto before = journal.fact({first.node, first.index - 1});
    if (!before || before->command != one.command) break;
    first = before->id;
  }
  std::vector<core::Fact> act;
  journal.forEach(first, [&](const core::Fact& fact) {
    if (fact.command != one.command) return false;
    act.push_back(fact);
    return true;
  });
  return act;
}

std::optional<core::Fact> asCounted(core::Journal& journal, const core::Fact& fact) {
  for (auto& counted : core::countedFacts(journal.factsAbout(fact.subjects.front()))) {
    if (counted.id == fact.id) return std::move(counted);
  }
  return std::nullopt;
}

bool undoneBy(const Decision& decision, core::FactId id) {
  return std::any_of(decision.happenings.begin(), decision.happenings.end(), [&](const core::Happening& happening) {
    const auto* undo = std::get_if<core::FactUndone>(&happening);
    return undo && undo->target == id;
  });
}

void putBack(Looking& look, const std::vector<core::Fact>& act, const std::string& reason, Decision& decision) {
  auto& journal = look.world().journal;
  int out = 0;  // sets that still left
  std::vector<std::pair<core::Fact, core::StockMoved>> taken;
  for (const auto& fact : act) {
    const bool ice = fact.kind.starts_with("StockMoved/");
    if (!ice && !fact.kind.starts_with("CheckedOut/")) continue;
    const auto counted = undoneBy(decision, fact.id) ? std::nullopt : asCounted(journal, fact);
    if (!counted) continue;
    const auto read = core::read(*counted);
    if (!ice)
      ++out;
    else if (const auto* moved = read ? std::get_if<core::StockMoved>(&read.value()) : nullptr; moved && moved->change < 0)
      taken.emplace_back(*counted, *moved);
  }
  int back = 0;
  for (auto& [fact, moved] : taken) {  // the ice that was taken first stays out
    const int stays = std::min(-moved.change, out);
    out -= stays;
    if (stays == -moved.change) continue;
    look.unit(moved.item);
    back += -moved.change - stays;
    moved.change = -stays;
    if (stays == 0)
      decision.happenings.push_back(core::FactUndone{fact.id, reason, fact.subjects});
    else
      decision.happenings.push_back(
          core::FactCorrected{fact.id, core::draft(moved, fact.occurredAt, fact.by).body, reason, fact.subjects, fact.kind, fact.occurredAt});
  }
  if (back > 0) decision.remarks.push_back(core::msg("ice back in stock: {count}", {{"count", std::to_string(back)}}));
}

}  // namespace

void putIceBack(Looking& look, const std::vector<core::Fact>& targets, const std::string& reason, Decision& decision) {
  std::vector<std::string> acts;
  for (const auto& target : targets) {
    if (!target.kind.starts_with("CheckedOut/") || std::find(acts.begin(), acts.end(), target.command) != acts.end()) continue;
    acts.push_back(target.command);
    putBack(look, sameAct(look.world().journal, target), reason, decision);
  }
}

}  // namespace muster::app
