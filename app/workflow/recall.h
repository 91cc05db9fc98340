// Recall: whom a notice of the maker concerns, where they are, whether they were worn; and the case that quarantines them.
#pragma once

#include "app/workflow/command.h"
#include "core/trace/recall.h"

namespace muster::app {

struct RecallRow {
  std::string unit, kind, serial, model;
  core::Match match;
  core::Place place;  // where it is now; a part is where its apparatus is
  std::string host;   // the apparatus it sits in
  bool out = false, retired = false, everWorn = false;
  bool quarantined = false;
};

struct RecallReport {
  core::RecallCriteria criteria;
  std::vector<RecallRow> rows;  // meant first, then those to be looked at; by code
  int meant = 0, maybe = 0, out = 0, worn = 0;
};

// Retired units are among them: who bought one wants to know. "unknown-kind": a slip of the hand must not clear everything.
core::Outcome<RecallReport> recallOf(World& world, const core::RecallCriteria& criteria);

struct OpenRecall {
  core::RecallCriteria criteria;
  std::string title;  // of the notice
};
// Opens "RECALL-n" and quarantines everything that is meant or may be meant and still serves. Refuses "nobody" where that is nothing.
core::Outcome<Answer> openRecall(World& world, const Who& who, const OpenRecall& input);

}  // namespace muster::app
