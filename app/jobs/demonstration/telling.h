// Telling: one happening of the script being told: its words, who does it, and how to say which line is wrong. A Kind is what a happening
// may be called, the keys it may have, and how it is done through the workflows. Values only; the stage outlives them.
#pragma once

#include "app/jobs/demonstration/stage.h"

namespace muster::app::demonstration {

struct Telling {
  Stage& stage;
  const Happening& it;
  Who who;

  std::string need(const std::string& key) const;
  std::string at() const { return "line " + std::to_string(it.where.line) + " (" + it.what + ")"; }
  core::Date day(const std::string& key) const;
  std::optional<core::Date> dayOrNone(const std::string& key) const { return it.text(key).empty() ? std::nullopt : std::optional(day(key)); }
  std::optional<core::Instant> moment(const std::string& key) const;
  core::Quantity quantity(const std::string& text) const { return must(core::Quantity::parse(text), at()); }
  // "10 mbar; 0.40 mbar; - ": as many as asked for; "-" and what is not there is none.
  std::vector<std::optional<core::Quantity>> row(const std::string& text, std::size_t wanted) const;
  void keep(const std::string& unit, const Answer& answer) const {
    if (!answer.receipt.facts.empty()) stage.latestFact[unit] = answer.receipt.facts.front();
  }
  void done(core::Outcome<Answer> outcome, const std::string& unit = {}) const { keep(unit, must(std::move(outcome), at())); }
};

struct Kind {
  std::vector<std::string> keys;
  void (*tell)(const Telling&);
};
using Kinds = std::map<std::string, Kind>;

// --- metrology_acts.cpp: certificates, what is found out of tolerance, what rested on it
const Kinds& metrologyKinds();
// --- shift_acts.cpp: authorisations, work orders, rounds, the care after use
const Kinds& shiftKinds();
// --- office_acts.cpp: packs put in force, stock, assays, recalls, corrective actions
const Kinds& officeKinds();

}  // namespace muster::app::demonstration
