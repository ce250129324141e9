import { TablePagination } from '@material-ui/core';
import { memo } from 'react';
import { useTranslate } from '../shared';
import { PAGE_SIZES } from './tableState';

const Pages = (props: {
  /** Number of rows on all pages. */
  count: number;
  page: number;
  pageSize: number;
  onPage: (page: number) => void;
  onPageSize: (size: number) => void;
}) => {
  const t = useTranslate();
  return (
    <TablePagination
      component="div"
      count={props.count}
      page={props.page}
      rowsPerPage={props.pageSize}
      rowsPerPageOptions={[...PAGE_SIZES]}
      onPageChange={(_, page) => props.onPage(page)}
      onRowsPerPageChange={event =>
        props.onPageSize(Number(event.target.value))
      }
      labelRowsPerPage={t('table.rowsPerPage')}
      SelectProps={{
        native: true,
        inputProps: { 'aria-label': t('table.rowsPerPage') },
      }}
      backIconButtonText={t('table.previousPage')}
      nextIconButtonText={t('table.nextPage')}
      labelDisplayedRows={({ from, to, count }) =>
        t('table.shownRows', { from, to, total: count })
      }
    />
  );
};

/** The pages of a table. Memoized, because sorting changes none of it. */
export const FluxTablePages = memo(Pages);
