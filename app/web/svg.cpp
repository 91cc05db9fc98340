#include "app/web/svg.h"

#include <array>
#include <charconv>

namespace muster::app {
namespace {

// One decimal, never the locale's comma.
std::string number(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 1).ptr;
  return {buffer.data(), end};
}

}  // namespace

Svg::Svg(double width, double height, std::string_view label) : width_(width) {
  text_ = "<svg viewBox=\"0 0 " + number(width) + " " + number(height) + "\" role=\"img\" aria-label=\"" +
          kainjow::mustache::html_escape(std::string(label)) + "\">";
}

Svg& Svg::add(const std::string& element, std::string_view css, const std::vector<std::pair<const char*, std::string>>& attributes) {
  text_ += "<" + element + " class=\"" + kainjow::mustache::html_escape(std::string(css)) + "\"";
  for (const auto& [name, value] : attributes) text_ += " " + std::string(name) + "=\"" + value + "\"";
  text_ += "/>";
  return *this;
}

Svg& Svg::rect(std::string_view css, double x, double y, double width, double height) {
  return add("rect", css, {{"x", number(x)}, {"y", number(y)}, {"width", number(width)}, {"height", number(height)}});
}

Svg& Svg::circle(std::string_view css, double x, double y, double radius) {
  return add("circle", css, {{"cx", number(x)}, {"cy", number(y)}, {"r", number(radius)}});
}

Svg& Svg::level(std::string_view css, double y) { return add("path", css, {{"d", "M0 " + number(y) + "h" + number(width_)}}); }

Svg& Svg::polyline(std::string_view css, const std::vector<Point>& points) {
  std::string list;
  for (const auto& [x, y] : points) list += (list.empty() ? "" : " ") + number(x) + "," + number(y);
  return add("polyline", css, {{"points", list}});
}

}  // namespace muster::app
