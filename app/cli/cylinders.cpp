#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/cli/who.h"
#include "app/workflow/fill_round.h"

namespace muster::app {

namespace {

using core::msg;

core::Quantity quantity(const std::string& typed, const char* unit) {
  const std::string bare = core::plainNumber(typed);
  const bool number = core::Decimal::parse(bare).ok();
  auto value = core::Quantity::parse(number ? bare + " " + unit : typed);
  if (!value) throw BadUsage{value.problems().front()};
  return value.value();
}

// "CYL-1=22.0@38/2.1": filled to 22.0 at 38 °C, 2.1 were left before.
FillRound::Row rowOf(const std::string& word) {
  const auto equals = word.find('=');
  if (equals == std::string::npos)
    throw BadUsage{{"words", msg("{word} says no pressure", {{"word", word}}), msg("write CYLINDER=PRESSURE[@TEMPERATURE][/LEFT BEFORE]"), {}}};
  std::string rest = word.substr(equals + 1), temperature, residual;
  if (const auto slash = rest.find('/'); slash != std::string::npos) residual = rest.substr(slash + 1), rest.resize(slash);
  if (const auto at = rest.find('@'); at != std::string::npos) temperature = rest.substr(at + 1), rest.resize(at);
  FillRound::Row row{word.substr(0, equals), quantity(rest, "MPa"), {}, {}, true};
  if (!temperature.empty()) row.temperature = quantity(temperature, "°C");
  if (!residual.empty()) row.residual = quantity(residual, "MPa");
  return row;
}

int answer(Invocation& invocation, const Filled& filled) {
  if (invocation.json()) {
    invocation.out << core::canonical(json(filled)) << "\n";
    return kAnswered;
  }
  invocation.out << "recorded:";
  for (const auto& code : filled.cylinders) invocation.out << " " << code;
  invocation.out << "\n";
  for (const auto& remark : filled.answer.remarks) invocation.out << core::english(remark) << "\n";
  for (const auto& one : filled.refused) {
    for (const auto& problem : one.problems) invocation.out << "refused: " << one.cylinder << ": " << core::english(problem) << "\n";
  }
  return kAnswered;
}

int fill(Invocation& invocation, std::vector<FillRound::Row> rows) {
  const auto& given = invocation.arguments;
  const auto station = invocation.station();
  FillRound round{given.get("gauge"),  given.get("lot"),  given.get("pump"), given.get("bulk"),
                  given.get("permit"), given.has("done"), std::move(rows)};
  const auto filled = recordFills(station->world(), whoActs(invocation, station->world()), round);
  return filled ? answer(invocation, filled.value()) : refuse(invocation.err, filled.problems());
}

int read(Invocation& invocation, const std::vector<FillRound::Row>& rows) {
  const auto station = invocation.station();
  std::vector<ReadPressure> readings;
  Filled told;
  for (const auto& row : rows) {
    readings.push_back({row.cylinder, invocation.arguments.get("gauge"), row.pressure, row.temperature});
    told.cylinders.push_back(core::plainCode(row.cylinder));
  }
  auto done = readPressures(station->world(), whoActs(invocation, station->world()), readings);
  if (!done) return refuse(invocation.err, done.problems());
  told.answer = std::move(done).value();
  return answer(invocation, told);
}

void tell(std::ostream& out, const std::vector<CylinderLine>& lines) {
  for (const auto& line : lines) {
    const auto& reading = line.pressure ? line.pressure : line.fill;
    out << std::left << std::setw(12) << line.code << std::setw(16) << core::name(line.stand) << std::setw(12)
        << (reading ? reading->pressure.text() : "-") << std::setw(12) << line.host;
    for (const auto& problem : line.against) out << core::english(problem.text) << "; ";
    out << "\n";
  }
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  if (!words.empty() && (words.front() == "fill" || words.front() == "read")) {
    std::vector<FillRound::Row> rows;
    for (std::size_t i = 1; i < words.size(); ++i) rows.push_back(rowOf(words[i]));
    return words.front() == "fill" ? fill(invocation, std::move(rows)) : read(invocation, rows);
  }
  if (!words.empty())
    throw BadUsage{{"words", msg("cylinders knows fill and read, not {word}", {{"word", words.front()}}), msg("see muster cylinders --help"), {}}};
  AskedAt asked(invocation);
  const auto lines = cylindersAt(asked.world(), asked.at());
  if (invocation.json())
    invocation.out << core::canonical(json(lines, asked.at())) << "\n";
  else
    tell(invocation.out, lines);
  return kAnswered;
}

}  // namespace

CliCommand cylindersCommand() {
  return {"cylinders",
          "[fill | read] [CYLINDER=PRESSURE[@TEMPERATURE][/LEFT BEFORE]...]",
          "The filling room: how every cylinder stands; fill: a round of fills of cylinders that were looked over; read: a round of readings.",
          {atOption(),
           byOption(),
           {"gauge", "CODE", "the gauge that was read"},
           {"pump", "CODE", "fill: the pump"},
           {"bulk", "CODE", "fill: the bulk cylinder"},
           {"lot", "TEXT", "fill: lot of the oxygen, as its supplier calls it"},
           {"permit", "TEXT", "fill: permit of who fills"},
           {"done", "", "fill: they have been filled already; record them all the same"}},
          run};
}

}  // namespace muster::app
