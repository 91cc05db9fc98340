// Svg: small drawings made on the server. Numbers and class names go in as such, words are escaped: nothing here can become markup.
//
//   Svg drawing(220, 72, "Leak test: the last 12, latest 0.4 mbar");
//   drawing.rect("c-band", 0, 10, 220, 40).circle("c-dot", 12, 30, 2);
//   view.setHtml("chartHtml", drawing.html());
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/web/view.h"

namespace muster::app {

class Svg {
 public:
  using Point = std::pair<double, double>;
  Svg(double width, double height, std::string_view label);
  Svg& rect(std::string_view css, double x, double y, double width, double height);
  Svg& circle(std::string_view css, double x, double y, double radius);
  Svg& level(std::string_view css, double y);  // a line across the whole width
  Svg& polyline(std::string_view css, const std::vector<Point>& points);
  SafeHtml html() const { return {text_ + "</svg>"}; }

 private:
  Svg& add(const std::string& element, std::string_view css, const std::vector<std::pair<const char*, std::string>>& attributes);
  double width_;
  std::string text_;
};

}  // namespace muster::app
