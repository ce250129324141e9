import type { ReactNode } from 'react';
import { jssPreset, StylesProvider } from '@material-ui/core/styles';
import { create, type StyleSheet } from 'jss';

/**
 * Material UI's style sheets, each kept in the page for the next test of the file once it is there. Creating and parsing
 * them again took a tenth of a test's time.
 */
const jss = create(jssPreset());
const sheets = new Map();

const remove = jss.removeStyleSheet.bind(jss);
jss.removeStyleSheet = (sheet: StyleSheet) =>
  // Sheets of one element, with values that follow its props, are linked to it. They are not kept.
  sheet.options.link ? remove(sheet) : jss;

export function KeptStyles({ children }: { readonly children: ReactNode }) {
  return (
    <StylesProvider jss={jss} sheetsCache={sheets}>
      {children}
    </StylesProvider>
  );
}
