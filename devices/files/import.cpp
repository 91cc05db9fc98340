#include "devices/files/import.h"

#include "devices/files/test_groups.h"

namespace muster::devices {
namespace {

constexpr std::uint64_t kProgressEvery = 1'048'576;

// One pass over a file: hands each data line to a test or to the bad lines, never to both, never to none.
class Pass {
 public:
  Pass(CsvReader& csv, const Profile& profile, Layout layout, const core::Calendar& calendar, const ReadCallbacks& callbacks)
      : csv_(csv), profile_(profile), calendar_(calendar), callbacks_(callbacks), groups_(profile, [this](RawTest&& test) {
          deliver(std::move(test));
        }) {
    summary_.headingLine = layout.headingLine;
    summary_.unreadColumns = layout.unread;
    summary_.absentSteps = layout.absent;
    fitTo(std::move(layout));
  }

  void refuseOrphans(const std::vector<CsvRecord>& orphans) {
    for (const CsvRecord& record : orphans) {
      ++summary_.dataLines;
      refuse(record, record.defect ? *record.defect : HeadingSearch(profile_, 0).whyNot().back());
    }
  }

  ReadSummary run(const std::stop_token& cancel) {
    CsvRecord record;
    std::uint64_t told = 0;
    while (csv_.next(record)) {
      if (cancel.stop_requested()) {
        summary_.cancelled = true;
        break;
      }
      if (beginsSection(record, profile_)) leaveSection();
      if (section_)
        lookForHeading(record);
      else if (record.defect || !(record.blank || rows_->isHeadingAgain(record))) {
        ++summary_.dataLines;
        if (const auto problem = take(record)) refuse(record, *problem);
      }
      if (callbacks_.onProgress && csv_.bytesRead() >= told + kProgressEvery) callbacks_.onProgress(told = csv_.bytesRead());
    }
    if (!summary_.cancelled) {
      giveUp();
      groups_.closeAll();
    }
    summary_.bytes = csv_.bytesRead();
    if (callbacks_.onProgress && !summary_.cancelled) callbacks_.onProgress(summary_.bytes);
    return summary_;
  }

 private:
  // The block of a section and its heading, which are no data unless the heading never comes.
  struct Section {
    HeadingSearch search;
    std::vector<CsvRecord> passed;
    std::optional<core::Problem> lost;  // why no line of this section can be used
  };

  void fitTo(Layout layout) {
    layout_ = std::move(layout);
    rows_.emplace(profile_, layout_, calendar_);
    section_.reset();
  }

  void leaveSection() {
    giveUp();
    groups_.startAfresh();
    section_.emplace(Section{HeadingSearch(profile_, 0), {}, {}});
  }

  void lookForHeading(const CsvRecord& record) {
    if (record.blank && !record.defect) return;
    if (!section_->lost) {
      auto found = section_->search.look(record, csv_);
      if (found && *found) return fitTo(std::move(*found).value());
      section_->passed.push_back(record);
      if (found) section_->lost = found->problems().front();
      if (section_->search.givenUp() && !section_->lost) section_->lost = section_->search.whyNot().back();
      if (section_->lost) giveUp();
    } else {
      ++summary_.dataLines;
      refuse(record, *section_->lost);
    }
  }

  // No heading came: every line of the section is told.
  void giveUp() {
    if (!section_) return;
    if (!section_->lost) section_->lost = section_->search.whyNot().back();
    for (const CsvRecord& record : section_->passed) {
      ++summary_.dataLines;
      refuse(record, record.defect ? *record.defect : *section_->lost);
    }
    section_->passed.clear();
  }

  std::optional<core::Problem> take(CsvRecord& record) {
    if (auto problem = rows_->checkCells(record)) return problem;
    auto head = rows_->head(record);
    if (!head) return head.problems().front();
    return profile_.shape == Shape::longRows ? takeLong(record, *head) : takeWide(record, *head);
  }

  std::optional<core::Problem> takeLong(const CsvRecord& record, const RowHead& head) {
    const auto found = groups_.find(head);
    if (!found) return found.problems().front();
    RawTest& test = **found;
    auto problem = addLong(test, record, head);
    (problem ? test.badLines : test.lines).push_back(record.line);
    return problem;
  }

  std::optional<core::Problem> addLong(RawTest& test, const CsvRecord& record, const RowHead& head) {
    auto reading = rows_->longReading(record);
    if (!reading) return reading.problems().front();
    const auto climate = rows_->climate(record);
    if (!climate) return climate.problems().front();
    const auto finished = rows_->finished(record);
    if (!finished) return finished.problems().front();
    if (test.tester.empty()) test.tester = head.tester;
    if (!test.run.climate.temperature) test.run.climate.temperature = climate->temperature;
    if (!test.run.climate.pressure) test.run.climate.pressure = climate->pressure;
    if (!test.run.climate.humidity) test.run.climate.humidity = climate->humidity;
    if (*finished) test.run.finishedAt = *finished;
    TestGroups::add(test, std::move(reading).value());
    return std::nullopt;
  }

  std::optional<core::Problem> takeWide(const CsvRecord& record, const RowHead& head) {
    auto readings = rows_->wideReadings(record);
    if (!readings) return readings.problems().front();
    const auto climate = rows_->climate(record);
    if (!climate) return climate.problems().front();
    const auto finished = rows_->finished(record);
    if (!finished) return finished.problems().front();
    RawTest test;
    test.serial = head.serial;
    test.bench = head.bench;
    test.tester = head.tester;
    test.number = head.number;
    test.run.procedure = profile_.procedure;
    test.run.startedAt = head.at;
    test.run.finishedAt = *finished;
    test.run.climate = *climate;
    test.lines.push_back(record.line);
    for (RowReading& reading : readings.value()) TestGroups::add(test, std::move(reading));
    deliver(std::move(test));
    return std::nullopt;
  }

  void deliver(RawTest&& test) {
    ++summary_.tests;
    summary_.usedLines += test.lines.size();
    if (callbacks_.onTest) callbacks_.onTest(std::move(test));
  }

  void refuse(const CsvRecord& record, core::Problem problem) {
    ++summary_.badLines;
    problem.where.line = record.line;
    if (callbacks_.onBadLine) callbacks_.onBadLine({record.line, record.lastLine, record.raw, std::move(problem)});
  }

  CsvReader& csv_;
  const Profile& profile_;
  const core::Calendar& calendar_;
  const ReadCallbacks& callbacks_;
  Layout layout_;                   // of the section that is being read
  std::optional<RowReader> rows_;   // by it
  std::optional<Section> section_;  // while its heading has not come
  TestGroups groups_;
  ReadSummary summary_;
};

}  // namespace

core::Outcome<ReadSummary> readTests(std::istream& in, const Profile& profile, const core::Calendar& calendar, const ReadCallbacks& callbacks,
                                     std::stop_token cancel) {
  CsvReader csv(in, dialectOf(profile));
  std::vector<CsvRecord> orphans;
  auto layout = findLayout(csv, profile, &orphans);
  if (!layout) return layout.problems();
  Pass pass(csv, profile, std::move(layout).value(), calendar, callbacks);
  pass.refuseOrphans(orphans);
  return pass.run(cancel);
}

}  // namespace muster::devices
