// Cylinders: filled, and read, one or many at a time. A fresh fill settles until a second reading; a set may be named, its cylinder is
// meant. What is overdue, damaged or not known is not filled; what has been filled already is taken, whatever it was.
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
  std::string pump, bulk, permit;             // bulk: the unit it was filled from; permit: the filler's
  bool lookedOver = false;                    // sound, no oil, no grease
};
core::Outcome<Answer> recordFill(World& world, const Who& who, const RecordFill& input);
core::Outcome<Decision> decideFill(Looking& look, const RecordFill& input);

// Every reason why it may not be filled, each with what to do first; empty: it may.
core::Problems againstFilling(Looking& look, const std::string& cylinder);

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
