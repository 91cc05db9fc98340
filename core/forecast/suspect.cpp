#include "core/forecast/suspect.h"

#include <algorithm>
#include <map>
#include <set>

namespace muster::core {

namespace {

std::string joined(const std::vector<std::string>& all) {
  std::string text;
  for (const auto& one : all) text += (text.empty() ? "" : ", ") + one;
  return text;
}

}  // namespace

Suspect suspectOf(const std::string& set, const std::string& part, const Text& name, const std::vector<Trial>& trials) {
  std::map<std::pair<std::string, std::string>, Trial> last;  // by set and part
  for (const Trial& trial : trials) {
    auto [it, fresh] = last.try_emplace({trial.set, trial.part}, trial);
    if (!fresh && it->second.at <= trial.at) it->second = trial;
  }
  std::set<std::string> failedIn, failedWith, passesElsewhere, passesWithout;  // sets, parts, parts, sets
  bool partPassesElsewhere = false;
  for (const auto& [key, trial] : last) {
    if (trial.part == part && !trial.passed) failedIn.insert(trial.set);
    if (trial.part == part && trial.passed) partPassesElsewhere = true;
    if (trial.part != part && trial.passed) passesWithout.insert(trial.set);
    if (trial.set == set && !trial.passed) failedWith.insert(trial.part);
    if (trial.set != set && trial.passed) passesElsewhere.insert(trial.part);
  }
  std::vector<std::string> without, cleared;
  std::set_intersection(failedIn.begin(), failedIn.end(), passesWithout.begin(), passesWithout.end(), std::back_inserter(without));
  std::set_intersection(failedWith.begin(), failedWith.end(), passesElsewhere.begin(), passesElsewhere.end(), std::back_inserter(cleared));
  const bool thePart = failedIn.contains(set) && failedIn.size() >= 2 && without.size() >= 2 && !partPassesElsewhere;
  const bool theSet = failedWith.size() >= 2 && cleared.size() == failedWith.size();

  Suspect suspect{Suspect::Blame::cannotTell, part, {}, {}};
  if (thePart && !theSet) {
    suspect.blame = Suspect::Blame::part, suspect.others.assign(failedIn.begin(), failedIn.end());
    suspect.words = msg("the {part}, not the set: {code} failed in {sets}, which pass with another",
                        {{"part", name}, {"code", part}, {"sets", joined(suspect.others)}});
  } else if (theSet && !thePart) {
    suspect.blame = Suspect::Blame::set, suspect.others = cleared;
    suspect.words =
        msg("the set, not the {part}: it failed with {codes}, which pass in other sets", {{"part", name}, {"codes", joined(suspect.others)}});
  } else {
    suspect.words = msg("cannot tell whether it is the set or the {part} {code}: test this set with another, and that one in another set",
                        {{"part", name}, {"code", part}});
  }
  return suspect;
}

}  // namespace muster::core
