// After use: the steps of care one by one, the second person's release, and making a set fit again at the scene.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct DoCare {
  std::string unit, step;
};
// The next open step, or a later one that was done before it is entered; "too-early" while its predecessor still has to wait.
core::Outcome<Answer> doCare(World& world, const Who& who, const DoCare& input);

struct ReleaseUnit {
  std::string unit;
  bool provisional = false;  // by the duty leader alone, for as many hours as the rules give
};
// Refuses "same-person" (who tested does not release) and "not-allowed" (the rules know no provisional release).
core::Outcome<Answer> releaseUnit(World& world, const Who& who, const ReleaseUnit& input);

struct TurnRound {
  std::string unit, cylinder, absorber;
  std::vector<std::string> steps;  // tested at the scene
};
// While it is out. The full cycle stays owed: its check-in asks for it as ever.
core::Outcome<Answer> turnRound(World& world, const Who& who, const TurnRound& input);

}  // namespace muster::app
