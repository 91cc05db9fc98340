#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/workflow/board.h"

namespace muster::app {

namespace {

std::string_view word(core::SetState state) {
  switch (state) {
    case core::SetState::ready: return "ready";
    case core::SetState::dueSoon: return "due soon";
    case core::SetState::notReady: return "NOT READY";
    case core::SetState::underWork: return "under work";
    case core::SetState::deployed: return "deployed";
    case core::SetState::unknown: return "unknown";
  }
  return "unknown";
}

int run(Invocation& invocation) {
  AskedAt asked(invocation);
  const auto board = boardAt(asked.world(), asked.at());
  if (invocation.json()) return invocation.out << core::canonical(boardJson(board)) << "\n", kAnswered;
  auto& out = invocation.out;
  const auto calendar = asked.world().calendar();
  out << "Can go now: " << board.squads.canGo << " of " << board.squads.total << " squads, " << board.squads.complete << " complete   ("
      << calendar->localText(board.at) << ")\n\n";
  for (const auto& set : board.sets) {
    out << std::left << std::setw(10) << set.code << std::setw(12) << word(set.now.state);
    if (set.now.reasons.empty()) {
      out << (set.readyUntil ? "until " + calendar->localText(*set.readyUntil) : "");
    } else {
      const auto& reason = set.now.reasons.front();
      out << core::english(reason.text) << (reason.toBeConfirmed ? " (limit to be confirmed)" : "")
          << (reason.declared ? " (declared from paper)" : "");
    }
    out << "\n";
    if (set.now.next)
      out << std::setw(22) << ""
          << "-> " << core::english(set.now.next->text) << "\n";
  }
  return kAnswered;
}

}  // namespace

CliCommand boardCommand() {
  return {"board", "", "Which squads can go, which sets are ready, why the others are not and what to do next.", {atOption()}, run};
}

}  // namespace muster::app
