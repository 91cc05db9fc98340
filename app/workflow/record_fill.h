// Cylinders: filled, and read. A fresh fill settles until a second reading; a set may be named, its cylinder is meant.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct RecordFill {
  std::string cylinder;
  std::string gauge, lot;
  core::Quantity pressure;
  std::optional<core::Quantity> temperature;  // of the cylinder, hot
  std::optional<core::Quantity> residual;     // before filling
  bool done = false;                          // it has been filled already: taken, even where it should not have been
};
core::Outcome<Answer> recordFill(World& world, const Who& who, const RecordFill& input);
core::Outcome<Decision> decideFill(Looking& look, const RecordFill& input);

struct ReadPressure {
  std::string cylinder, gauge;
  core::Quantity pressure;
  std::optional<core::Quantity> temperature;
};
core::Outcome<Answer> readPressure(World& world, const Who& who, const ReadPressure& input);
// A round with one thermometer: several readings in one command.
core::Outcome<Answer> readPressures(World& world, const Who& who, const std::vector<ReadPressure>& readings);
core::Outcome<Decision> decideReadings(Looking& look, const std::vector<ReadPressure>& readings);

}  // namespace muster::app
