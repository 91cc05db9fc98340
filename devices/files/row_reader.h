// RowReader: one record of a file -> who, when, where, and its readings. Shared by the long and the wide shape.
//
// Remembers the last texts it understood (start, unit, channel), because neighbouring rows repeat them. One reader, one thread.
#pragma once

#include <unordered_map>

#include "devices/files/layout.h"
#include "devices/files/raw_test.h"
#include "devices/files/value_cell.h"

namespace muster::devices {

struct RowHead {
  std::string serial, bench, tester, number;
  core::Instant at;  // the start of the test; with each_row, the time of the row
};

struct RowReading {
  std::string step;
  core::Reading reading;
  bool skipped = false;  // the file says the step was left out
};

class RowReader {
 public:
  RowReader(const Profile& profile, const Layout& layout, const core::Calendar& calendar) : profile_(profile), layout_(layout), calendar_(calendar) {}

  // A line cut short, or with more cells than the heading. Cells of nothing at the end are dropped.
  std::optional<core::Problem> checkCells(CsvRecord& record) const;
  bool isHeadingAgain(const CsvRecord& record) const { return record.cells == layout_.headingCells; }

  core::Outcome<RowHead> head(const CsvRecord& record);
  core::Outcome<std::optional<core::Instant>> finished(const CsvRecord& record);
  core::Outcome<core::Climate> climate(const CsvRecord& record) const;
  core::Outcome<RowReading> longReading(const CsvRecord& record);
  core::Outcome<std::vector<RowReading>> wideReadings(const CsvRecord& record);

 private:
  core::Outcome<core::Instant> moment(const CsvRecord& record, const MomentPlace& place, const Moments& moments) const;
  core::Outcome<core::Instant> sinceStart(const CsvRecord& record, core::Instant start) const;
  core::Outcome<std::optional<core::Unit>> unit(std::string_view cell, const std::string& heading, int line);
  core::Where where(const CsvRecord& record, int column) const;

  const Profile& profile_;
  const Layout& layout_;
  const core::Calendar& calendar_;
  std::string lastMoment_;
  std::optional<core::Instant> lastInstant_, rowAt_;
  std::unordered_map<std::string, const StepMap*> channels_;
  std::unordered_map<std::string, core::Unit> units_;
};

}  // namespace muster::devices
