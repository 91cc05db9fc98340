#include <algorithm>
#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/cli/who.h"
#include "app/workflow/rounds.h"

namespace muster::app {

namespace {

using core::msg;

struct Bad {
  std::string unit, item, note;
};

// "BG4-03:seal=lead gone;BG4-05:mask-in-place"; of the rack itself ":rack-in-order=wet".
std::vector<Bad> badOf(const std::string& typed) {
  std::vector<Bad> all;
  for (std::size_t begin = 0; begin < typed.size();) {
    const auto end = std::min(typed.find(';', begin), typed.size());
    const std::string one = typed.substr(begin, end - begin);
    const auto colon = one.find(':'), sign = one.find('=');
    if (colon == std::string::npos)
      throw BadUsage{{"bad", msg("{typed} names no unit and item", {{"typed", one}}), msg("write UNIT:ITEM=note, several with a semicolon"), {}}};
    all.push_back({core::plainCode(one.substr(0, colon)), one.substr(colon + 1, sign == std::string::npos ? sign : sign - colon - 1),
                   sign == std::string::npos ? "" : one.substr(sign + 1)});
    begin = end + 1;
  }
  return all;
}

int make(Invocation& invocation, const std::vector<std::string>& words) {
  const auto station = invocation.station();
  World& world = station->world();
  auto bad = badOf(invocation.arguments.get("bad"));
  MakeRound input{words[1], core::plainCode(words[2]), {}};
  for (const auto& one : roundsAt(world, world.clock.now())) {
    if (one.round->id != input.round || one.rack.code != input.rack) continue;
    for (const auto& question : one.questions) {
      const auto found = std::find_if(bad.begin(), bad.end(), [&](const Bad& b) { return b.unit == question.unit && b.item == question.item->id; });
      input.answers.push_back({question.item->id, question.unit, found == bad.end(), found == bad.end() ? "" : found->note});
      if (found != bad.end()) bad.erase(found);
    }
  }
  if (!bad.empty() && !input.answers.empty())
    throw BadUsage{{"bad",
                    msg("the round does not ask {item} of {unit}", {{"item", bad.front().item}, {"unit", bad.front().unit}}),
                    msg("muster rounds --format json lists what it asks"),
                    {}}};
  return acted(invocation, makeRound(world, whoActs(invocation, world), input), words[1] + " at " + words[2] + " is recorded");
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  if (words.size() == 3 && words[0] == "make") return make(invocation, words);
  if (!words.empty())
    throw BadUsage{{"words",
                    msg("rounds make takes a round and a rack"),
                    msg("for example: muster rounds make shift-round R01 --bad \"BG4-03:seal=lead gone\""),
                    {}}};
  AskedAt asked(invocation);
  if (invocation.json()) {
    invocation.out << core::canonical(roundsJson(asked.world(), asked.at())) << "\n";
    return kAnswered;
  }
  const auto calendar = asked.world().calendar();
  for (const auto& one : roundsAt(asked.world(), asked.at())) {
    invocation.out << std::left << std::setw(8) << one.rack.code << std::setw(18) << one.round->id << (one.standing.due ? "DUE   " : "made  ")
                   << (one.last ? calendar->localText(one.last->at) : "never made") << "; " << one.questions.size() << " questions\n";
  }
  return kAnswered;
}

}  // namespace

CliCommand roundsCommand() {
  return {"rounds",
          "[make ROUND RACK]",
          "Rounds at the racks: which are due, what they ask; make records one, all good but what --bad names.",
          {atOption(), byOption(), {"bad", "UNIT:ITEM=NOTE", "what was not good, several with a semicolon"}},
          run};
}

}  // namespace muster::app
