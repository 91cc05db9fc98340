#include "devices/instruments/model.h"

#include "devices/toml_table.h"

namespace muster::devices {
namespace {

using core::msg;

core::Text readTitle(TableReader& in, const char* key) {
  auto table = in.table(key);
  if (!table) {
    in.problem("missing-key", msg("the key {key} is missing", {{"key", key}}), msg("Add it"), in.where());
    return {};
  }
  core::Text text{table->need("en"), table->text("zh")};
  table->finish();
  return text;
}

Wire readWire(TableReader& in) {
  Wire wire;
  const auto* table = in.node("wire");
  if (!table) return wire;
  using Type = core::TomlNode::Type;
  if (table->type != Type::table) in.problem("wrong-type", msg("must be {wanted}", {{"wanted", "a table"}}), {}, in.whereOf("wire"));
  for (const auto& [key, where, value] : table->entries) {
    if (value.type == Type::text)
      wire.emplace(key, value.text);
    else if (value.type == Type::integer)
      wire.emplace(key, std::to_string(value.integer));
    else if (value.type == Type::flag)
      wire.emplace(key, value.flag ? "true" : "false");
    else
      in.problem("wrong-type", msg("must be {wanted}", {{"wanted", "a text, a whole number, true or false"}}), {}, where);
  }
  return wire;
}

LineSettings readLine(TableReader& root) {
  LineSettings line;
  auto in = root.table("line");
  if (!in) return line;
  line.baud = static_cast<int>(in->number("baud", line.baud, 300, 921'600));
  line.dataBits = static_cast<int>(in->number("data_bits", line.dataBits, 7, 8));
  line.stopBits = static_cast<int>(in->number("stop_bits", line.stopBits, 1, 2));
  const std::string parity = in->text("parity", "none");
  if (parity == "even")
    line.parity = Parity::even;
  else if (parity == "odd")
    line.parity = Parity::odd;
  else if (parity != "none")
    in->problem("unknown-parity", msg("nobody knows the parity {text}", {{"text", parity}}), msg("Write none, even or odd"), in->whereOf("parity"));
  in->finish();
  return line;
}

std::optional<core::Quantity> readQuantity(TableReader& in, const char* key, core::Dimension dimension) {
  const std::string text = in.text(key);
  if (text.empty()) return std::nullopt;
  auto quantity = core::Quantity::parse(text);
  if (!quantity || quantity->dimension() != dimension) {
    in.problem("wrong-dimension", msg("{text} is no amount of what the channel measures", {{"text", text}}),
               msg("Write a number with its unit, as 1000 Pa"), in.whereOf(key));
    return std::nullopt;
  }
  return std::move(quantity).value();
}

std::optional<core::Dimension> dimensionNamed(std::string_view name) {
  using D = core::Dimension;
  if (name == "pressure") return D::pressure;
  if (name == "flow") return D::flow;
  if (name == "temperature") return D::temperature;
  if (name == "mass") return D::mass;
  if (name == "ratio") return D::ratio;
  if (name == "count") return D::count;
  return std::nullopt;
}

Channel readChannel(TableReader& in) {
  Channel channel;
  channel.id = in.need("id");
  channel.title = readTitle(in, "title");
  const std::string quantity = in.need("quantity");
  if (const auto dimension = dimensionNamed(quantity))
    channel.dimension = *dimension;
  else if (!quantity.empty())
    in.problem("unknown-quantity", msg("nobody knows the quantity {text}", {{"text", quantity}}),
               msg("Write pressure, flow, temperature, mass, ratio or count"), in.whereOf("quantity"));
  if (const std::string spelling = in.text("unit"); !spelling.empty()) {
    channel.unit = core::findUnit(spelling);
    if (!channel.unit || core::dimensionOf(*channel.unit) != channel.dimension)
      in.problem("unknown-unit", msg("{unit} is no unit of what the channel measures", {{"unit", spelling}}),
                 msg("Write a unit as mbar, Pa, kPa, bar or L/min"), in.whereOf("unit"));
  }
  if (const std::string state = in.text("flow"); !state.empty()) {
    auto flow = core::FlowState::parse(state);
    if (flow && channel.dimension == core::Dimension::flow)
      channel.flow = std::move(flow).value();
    else
      in.problem("wrong-flow-state", msg("{text} is no state of a flow", {{"text", state}}),
                 msg("Write it as O2 standard 0 °C 101.325 kPa, or O2 actual"), in.whereOf("flow"));
  }
  channel.absolute = in.flag("absolute", false);
  channel.from = readQuantity(in, "from", channel.dimension);
  channel.to = readQuantity(in, "to", channel.dimension);
  channel.wire = readWire(in);
  in.finish();
  return channel;
}

}  // namespace

const Channel* Model::channel(std::string_view wanted) const {
  for (const auto& one : channels) {
    if (one.id == wanted) return &one;
  }
  return nullptr;
}

core::Outcome<Model> parseModel(std::string_view toml, const std::string& file) {
  const auto document = core::readToml(toml, file);
  if (!document) return document.problems();
  core::Problems problems;
  TableReader root(document.value(), "", problems);
  Model model;
  model.id = root.need("id");
  model.family = root.need("family");
  model.title = readTitle(root, "title");
  model.maker = root.text("maker");
  model.source = readTitle(root, "source");
  model.confirmed = root.flag("confirmed", false);
  model.line = readLine(root);
  model.patience = Patience{root.number("patience_ms", 1000, 20, 60'000)};
  model.every = Patience{root.number("every_ms", 250, 20, 60'000)};
  model.wire = readWire(root);
  for (auto& table : root.tables("channel")) {
    auto channel = readChannel(table);
    if (model.channel(channel.id))
      table.problem("twice", msg("the channel {id} stands here twice", {{"id", channel.id}}), msg("Give one of them another id"),
                    table.whereOf("id"));
    model.channels.push_back(std::move(channel));
  }
  root.finish();
  if (!problems.empty()) return problems;
  return model;
}

}  // namespace muster::devices
