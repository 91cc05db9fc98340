// The filling room: many cylinders at a time, and how each one stands there.
#pragma once

#include "app/ports/board_line.h"
#include "app/workflow/record_fill.h"
#include "core/journal/json.h"
#include "core/readiness/cylinder_figures.h"

namespace muster::app {

// A round at the filling panel: one pump, gauge and bulk cylinder for all. Each cylinder that may not be filled is refused by name, the
// others are recorded; when none is left the refusals are the answer.
struct FillRound {
  std::string gauge, lot, pump, bulk, permit;
  bool done = false;
  struct Row {
    std::string cylinder;
    core::Quantity pressure;
    std::optional<core::Quantity> temperature, residual;
    bool lookedOver = false;
  };
  std::vector<Row> rows;
};
struct RefusedFill {
  std::string cylinder;  // as typed
  core::Problems problems;
};
struct Filled {
  Answer answer;
  std::vector<std::string> cylinders;  // that were recorded
  std::vector<RefusedFill> refused;
};
core::Outcome<Filled> recordFills(World& world, const Who& who, const FillRound& round);

// One cylinder as the filling room sees it.
struct CylinderLine {
  std::string code, host;  // host: the apparatus it sits in
  core::CylinderStand stand = core::CylinderStand::unread;
  std::optional<core::PressureReading> fill, pressure;
  std::optional<core::Instant> settled;  // a fresh fill: from then on its second reading counts
  std::vector<core::GasLot> gas;
  std::vector<core::Due> dues;  // requalification, life
  core::Problems against;       // why it may not be filled now
  std::optional<core::Action> next;
};
// Every cylinder in service, by code: the kinds that a rule gives a least pressure, and parts at a position "cylinder".
std::vector<CylinderLine> cylindersAt(World& world, core::Instant at);
core::Json json(const std::vector<CylinderLine>& cylinders, core::Instant at, const Say& say = inEnglish());
core::Json json(const Filled& filled, const Say& say = inEnglish());

}  // namespace muster::app
