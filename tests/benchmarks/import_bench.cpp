// 100,000 readings as 10,000 bench tests of 100 sets: CSV through profile, judge, journal, views, durable; beside `sqlite3 .import` of
// the same readings as rows into one table with one index.
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "app/workflow/import_file.h"
#include "tests/benchmarks/bench_store.h"
#include "tests/benchmarks/measure.h"

namespace muster::benchmarks {
namespace {

constexpr int kSets = 100, kTests = 10'000;
struct Column {
  const char *heading, *step;
  std::vector<std::string> values;
};
const std::vector<Column> kColumns{{"Inhalation valve [mbar]", "inhalation-valve", {">= 10.0"}},
                                   {"Exhalation valve [mbar]", "exhalation-valve", {"<= -10.0"}},
                                   {"Drain valve [mbar]", "drain-valve", {">= 10.0"}},
                                   {"Leak test [mbar]", "positive-leak", {"0.6", "0.3", "0.4", "0.7", "0.2"}},
                                   {"Relief valve [mbar]", "relief-valve", {"4.7", "4.5", "4.2", "4.4"}},
                                   {"Constant dosage [L/min]", "constant-dosage", {"1.77", "1.76", "1.69"}},
                                   {"Minimum valve [mbar]", "minimum-valve", {"1.0", "1.7", "1.5", "0.9"}},
                                   {"Bypass", "bypass", {"ok"}},
                                   {"Residual warning [bar]", "residual-warning", {"ok"}},
                                   {"Self-test", "self-test", {"ok"}}};

// The tests of a year, one every forty minutes.
void writeFiles(const BenchStore& store, const std::filesystem::path& wide, const std::filesystem::path& rows) {
  const core::FixedCalendar china(std::chrono::hours(8));
  std::ofstream csv(wide), plain(rows);
  csv << "Serial,Start,End,Bench,Tester,Temperature [°C],Air pressure [kPa]";
  for (const auto& column : kColumns) csv << ',' << column.heading;
  csv << '\n';
  for (int i = 0; i < kTests; ++i) {
    const auto start = localTime("2026-01-13 06:00") + std::chrono::minutes(40 * i);
    const auto from = china.localText(start).substr(0, 16), until = china.localText(start + std::chrono::minutes(15)).substr(0, 16);
    const auto serial = store.serial(1 + i % kSets);
    csv << serial << ',' << from << ',' << until << ",B-01,P001,20." << i % 10 << ",91.9";
    for (const auto& column : kColumns) {
      const auto& value = column.values[static_cast<std::size_t>(i) % column.values.size()];
      csv << ',' << value;
      plain << serial << ',' << from << ",B-01,P001," << column.step << ',' << value << '\n';
    }
    csv << '\n';
  }
}

std::string textOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void plainImport(const std::filesystem::path& folder, const std::filesystem::path& rows) {
  const auto script = folder / "import.sql";
  std::ofstream(script) << "PRAGMA journal_mode=WAL;\nPRAGMA synchronous=FULL;\n"
                           "CREATE TABLE readings(serial TEXT, started TEXT, bench TEXT, tester TEXT, step TEXT, value TEXT);\n"
                           "CREATE INDEX readings_by ON readings(serial, step, started);\n.mode csv\n.import "
                        << rows.string() << " readings\n";
  const auto command = "sqlite3 '" + (folder / "plain.db").string() + "' < '" + script.string() + "' > /dev/null";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("sqlite3 could not import");
}

}  // namespace

void benchImport(const Settings& settings, Report& report) {
  const auto folder = settings.folder / "import";
  const auto wide = folder / "bench.csv", rows = folder / "rows.csv";
  std::filesystem::create_directories(folder);
  auto profile = devices::parseProfile(textOf(settings.source / "data/config/profiles/generic-wide.toml"), "generic-wide.toml");
  const std::vector<devices::Profile> profiles{std::move(profile).value()};
  Line line{"import 100,000 readings as 10,000 tests", "ms", {}, {}, "sqlite3 .import", 3.0};
  int number = 0;
  alternate(
      settings,
      [&] {
        const auto here = folder / ("ours" + std::to_string(number++));
        {
          BenchStore store(here, kSets, false);
          if (number == 1) writeFiles(store, wide, rows);
          app::ImportFile input;
          input.name = "bench.csv";
          input.open = [&] { return std::make_unique<std::ifstream>(wide, std::ios::binary); };
          input.profiles = &profiles;
          line.ours.push_back(millisecondsOf([&] {
            const auto done = app::importFile(store.world(), store.who(), input);
            if (!done) throw std::runtime_error(core::english(done.problems().front()));
            if (done->taken != kTests || done->quarantined > 0) {
              throw std::runtime_error("not everything was imported: " + (done->lines.empty() ? "" : core::english(done->lines.front().problem)));
            }
          }));
        }
        std::filesystem::remove_all(here);
      },
      [&] {
        const auto here = folder / "plain";
        std::filesystem::create_directories(here);
        line.plain.push_back(millisecondsOf([&] { plainImport(here, rows); }));
        std::filesystem::remove_all(here);
      });
  report.add(line);
}

}  // namespace muster::benchmarks
