// How segments, dues and places stand in the view tables: canonical JSON by the codec of the facts. Views are rebuilt, so these
// forms may change with the program (raise kViewsRevision in view_writer.h). Pure.
#pragma once

#include <string>
#include <string_view>

#include "core/equipment/unit_state.h"
#include "core/readiness/assess.h"

namespace muster::app {

std::string segmentDetail(const core::Segment& segment);                  // without from, until and state: columns of their own
void readSegmentDetail(std::string_view detail, core::Segment& segment);  // throws StoreError(damaged)
std::string dueDetail(const core::Due& due);
core::Due readDue(std::string_view detail);
std::string placeText(const core::Place& place);
core::Place readPlace(std::string_view text);
struct StepMeasured {      // a step of a row of measurements
  std::string calibrator;  // "": the bench of the test
  std::string si;          // shortest digits of the double; "": no number
  std::string step, value;
  std::optional<core::Verdict> verdict;  // none: it was not judged
};
std::string stepsText(const std::vector<StepMeasured>& steps);
std::vector<StepMeasured> readSteps(std::string_view text);
std::int64_t dayNumber(core::Date date);  // days since 1970-01-01

}  // namespace muster::app
