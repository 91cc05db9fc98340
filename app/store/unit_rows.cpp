// Rows that follow from the state of one unit: search columns and the words that mean it.
#include <algorithm>
#include <tuple>

#include "app/store/view_codec.h"
#include "app/store/view_writer.h"

namespace muster::app {
namespace {

using Word = std::tuple<std::string, int, std::string>;  // typed, rank, unit: in the order of the table

std::vector<Word> wordsOf(const core::UnitState& unit) {
  std::vector<Word> words{{unit.code, 0, unit.code}};
  for (const auto& alias : unit.aliases) words.emplace_back(core::plainCode(alias), 1, unit.code);
  if (!unit.serial.empty()) words.emplace_back(core::plainCode(unit.serial), 2, unit.code);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

void writeWords(Connection& out, const core::UnitState& unit) {
  const auto words = wordsOf(unit);
  std::vector<Word> there;
  {
    auto row = out.prepare("SELECT typed, rank, unit FROM codes WHERE unit = $1 ORDER BY typed, rank");
    row.with(unit.code);
    while (row.step()) there.emplace_back(row.text(0), static_cast<int>(row.integer(1)), row.text(2));
  }
  if (there == words) return;
  out.prepare("DELETE FROM codes WHERE unit = $1").with(unit.code).run();
  for (const auto& [typed, rank, code] : words) {
    out.prepare("INSERT INTO codes(typed, rank, unit) VALUES ($1, $2, $3)").with(typed).with(rank).with(code).run();
  }
}

std::string searchText(const core::UnitState& unit) {
  std::string text = core::plainCode(unit.code) + "\n" + core::plainCode(unit.serial);
  for (const auto& alias : unit.aliases) text += "\n" + core::plainCode(alias);
  return text;
}

}  // namespace

UnitShown shownOf(const core::UnitState& unit) { return {unit.kind, unit.serial, unit.model, unit.aliases, unit.place, unit.home, unit.retiredAt}; }

void writeUnitRows(Connection& out, const core::UnitState& unit) {
  writeWords(out, unit);
  const auto search = searchText(unit);
  const auto place = placeText(unit.place);
  const auto* slot = std::get_if<core::InSlot>(&unit.place);
  auto row = out.prepare(
      "INSERT INTO units(unit, kind, serial, model, search, place, rack, slot, home_rack, home_slot, retired_us) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT(unit) DO UPDATE SET kind = excluded.kind, "
      "serial = excluded.serial, model = excluded.model, search = excluded.search, place = excluded.place, rack = excluded.rack, "
      "slot = excluded.slot, home_rack = excluded.home_rack, home_slot = excluded.home_slot, retired_us = excluded.retired_us");
  row.with(unit.code).with(unit.kind).with(unit.serial).with(unit.model).with(search).with(place);
  slot != nullptr ? row.with(slot->rack).with(slot->slot) : row.withNull().withNull();
  unit.home ? row.with(unit.home->rack).with(unit.home->slot) : row.withNull().withNull();
  unit.retiredAt ? row.with(unit.retiredAt->micros) : row.withNull();
  row.run();
}

void dropUnitRows(Connection& out, const std::string& unit) {
  out.prepare("DELETE FROM codes WHERE unit = $1").with(unit).run();
  out.prepare("DELETE FROM units WHERE unit = $1").with(unit).run();
}

}  // namespace muster::app
