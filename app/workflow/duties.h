// Duties of people, and which act each may order: the one table. A person may hold several; who holds what is kept with the names,
// beside the journal.
#pragma once

#include "app/workflow/looking.h"
#include "core/base/problem.h"

namespace muster::app {

enum class Act {
  takeUnready,  // let go, as planned, what is not ready; or say afterwards why it went
  turnRound,    // let a set go in again at the scene, without the care after use
  releaseAlone  // release a tested set provisionally, while no second person is there
};

struct PersonDuty {
  std::string code;  // "commander"
  core::Message title;
  std::vector<Act> acts;
};
const std::vector<PersonDuty>& personDuties();  // in the order pages show them

// Refused ("no-duty") unless `person` holds a duty that may order `act`: a line for each duty that may, with who holds it.
core::Outcome<core::Nothing> mayOrder(Looking& look, const std::string& person, Act act, const std::string& field);

}  // namespace muster::app
