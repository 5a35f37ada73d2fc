# One static library a folder:
#   dateline_library(name DEPS lower-folders... LIBS packages... SOURCES files... TESTS files...)
# DEPS are other folders of src/, by name. TESTS are linked with doctest into <name>_test.
add_library(dateline_flags INTERFACE)
target_include_directories(dateline_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(dateline_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -ffp-contract=off)

function(dateline_library name)
  cmake_parse_arguments(arg "" "" "DEPS;LIBS;SOURCES;TESTS" ${ARGN})
  if(arg_SOURCES)
    add_library(dateline_${name} STATIC ${arg_SOURCES})
    set(scope PUBLIC)
  else()
    add_library(dateline_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_link_libraries(dateline_${name} ${scope} dateline_flags ${arg_LIBS})
  foreach(dep IN LISTS arg_DEPS)
    target_link_libraries(dateline_${name} ${scope} dateline_${dep})
  endforeach()
  if(DL_BUILD_TESTS AND arg_TESTS)
    add_executable(${name}_test ${arg_TESTS} ${PROJECT_SOURCE_DIR}/tests/doctest_main.cpp)
    target_link_libraries(${name}_test PRIVATE dateline_${name} doctest::doctest)
    target_compile_definitions(${name}_test PRIVATE DL_SOURCE_DIR=".")  # run from the root
    add_test(NAME unit/${name} COMMAND ${name}_test WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  endif()
endfunction()
