#include <set>

#include "core/rules/parse_parts.h"

namespace muster::core {

namespace {

Field parseField(TableReader table) {
  Field field;
  field.id = table.id("id");
  field.title = table.words("title");
  field.type = table.oneOf<FieldType>("type",
                                      {{"text", FieldType::text},
                                       {"date", FieldType::date},
                                       {"quantity", FieldType::quantity},
                                       {"code", FieldType::code},
                                       {"number", FieldType::number},
                                       {"flag", FieldType::flag}},
                                      FieldType::text);
  field.unit = table.unit("unit");
  field.required = table.flag("required", false);
  if (field.type == FieldType::quantity && !table.has("unit")) {
    table.problem("missing-unit", msg("a quantity needs the unit it is asked in"), msg("add unit = \"MPa\" or the like"));
  }
  table.finish();
  return field;
}

Position parsePosition(TableReader table) {
  Position position;
  position.id = table.id("id");
  position.title = table.words("title");
  position.kind = table.id("kind");
  position.required = table.flag("required", true);
  table.finish();
  return position;
}

}  // namespace

Kind parseKind(TableReader table) {
  Kind kind;
  kind.id = table.id("id");
  kind.title = table.words("title");
  kind.role = table.oneOf<Kind::Role>("role",
                                      {{"apparatus", Kind::Role::apparatus},
                                       {"part", Kind::Role::part},
                                       {"calibrator", Kind::Role::calibrator},
                                       {"kit", Kind::Role::kit},
                                       {"consumable", Kind::Role::consumable}},
                                      Kind::Role::kit);
  kind.prefix = table.text("prefix", TableReader::Need::optional);
  std::set<std::string> seen;
  const auto once = [&seen](TableReader& item, const std::string& id) {
    if (seen.insert(id).second) return;
    item.problem("duplicate-id", msg("{id} stands here twice", {{"id", id}}), msg("give one of them another id"), "id");
  };
  for (TableReader& field : table.tables("field")) {
    kind.fields.push_back(parseField(field));
    once(field, kind.fields.back().id);
  }
  seen.clear();
  for (TableReader& position : table.tables("position")) {
    kind.positions.push_back(parsePosition(position));
    once(position, kind.positions.back().id);
  }
  if (!kind.positions.empty() && kind.role != Kind::Role::apparatus) {
    table.problem("positions-of-no-apparatus", msg("only an apparatus has positions for parts"), msg("write role = \"apparatus\""), "position");
  }
  table.finish();
  return kind;
}

}  // namespace muster::core
